// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The ids under which the engine knows what is in a file that is no diagram. */
final class ResourceIds {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST = 250;

  private ResourceIds() {}

  /** Those of the decisions of a {@code .dmn}, or that of a form; at least one. */
  static Set<String> of(DrawnFile file) {
    Set<String> ids = new TreeSet<>();
    boolean isForm = file.name().endsWith(".form");
    String kind = isForm ? "form:" : "decision:";
    (isForm ? Set.of(form(file.text())) : decisions(file.text()))
        .stream()
            .filter(id -> !id.isBlank() && id.length() <= LONGEST)
            .map(kind::concat)
            .forEach(ids::add);
    return ids.isEmpty() ? Set.of("file:" + file.hash()) : ids;
  }

  private static String form(String text) {
    try {
      return JSON.readTree(text).path("id").asString("");
    } catch (JacksonException e) {
      return ""; // the engine has taken it all the same
    }
  }

  private static Set<String> decisions(String text) {
    Set<String> ids = new TreeSet<>();
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT
            && reader.getLocalName().equals("decision")) {
          String id = reader.getAttributeValue(null, "id");
          ids.add(id == null ? "" : id);
        }
      }
    } catch (XMLStreamException e) {
      return ids; // the engine has taken it all the same
    }
    return ids;
  }
}
