// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import io.journeyrunner.webhooks.template.liquid.Node;
import io.journeyrunner.webhooks.template.values.ValueJson;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.core.JacksonException;

/** Refuses templates that can't give a well-formed document, whatever the data. */
final class WellFormedness {

  /** Without DTD nobody declares entities, but an escaped quote would count as one. */
  private static final List<String> NEEDLESS_LIMITS =
      List.of(
          "jdk.xml.entityExpansionLimit",
          "jdk.xml.totalEntitySizeLimit",
          "jdk.xml.maxGeneralEntitySizeLimit");

  private WellFormedness() {}

  /** Where and why a document is not well-formed. */
  record Flaw(int index, String what) {}

  /**
   * Checks a template.
   *
   * @throws InvalidTemplate if none of the ways through it gives a well-formed document
   */
  static void check(Source source, Place place, List<Node> nodes) {
    boolean isChecked = place == Place.JSON || place == Place.XML;
    if (!isChecked || source.text().isBlank()) {
      return;
    }
    Skeletons skeletons = Skeletons.of(nodes);
    if (!skeletons.isComplete()
        || skeletons.all().stream().anyMatch(one -> flaw(one.text(), place).isEmpty())) {
      return; // of too many ways one may be right; what is rendered is checked again
    }
    Skeletons.Skeleton first = skeletons.all().getFirst();
    Flaw flaw = flaw(first.text(), place).orElseThrow();
    throw source.mistake(
        first.offsetOf(flaw.index()),
        "this can't give valid " + place + ": " + flaw.what(),
        "correct it there");
  }

  /** The first flaw of a document; empty if it is well-formed. */
  static Optional<Flaw> flaw(String document, Place place) {
    return place == Place.JSON ? jsonFlaw(document) : xmlFlaw(document);
  }

  private static Optional<Flaw> jsonFlaw(String document) {
    if (document.isBlank()) {
      return Optional.of(new Flaw(0, "it is empty"));
    }
    try {
      ValueJson.check(document);
      return Optional.empty();
    } catch (JacksonException e) {
      String what = e.getOriginalMessage().lines().findFirst().orElse("it is malformed");
      int index = e.getLocation() == null ? 0 : (int) e.getLocation().getCharOffset();
      return Optional.of(new Flaw(Math.clamp(index, 0, document.length() - 1), shortened(what)));
    }
  }

  private static Optional<Flaw> xmlFlaw(String document) {
    if (document.isBlank()) {
      return Optional.of(new Flaw(0, "it is empty"));
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    NEEDLESS_LIMITS.forEach(limit -> factory.setProperty(limit, "0"));
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(document));
      while (reader.hasNext()) {
        reader.next();
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      int index = e.getLocation() == null ? 0 : e.getLocation().getCharacterOffset();
      String[] lines = String.valueOf(e.getMessage()).split("Message: ", 2);
      return Optional.of(
          new Flaw(Math.clamp(index, 0, document.length()), shortened(lines[lines.length - 1])));
    }
  }

  private static String shortened(String text) {
    return text.length() <= 150 ? text : text.substring(0, 150) + "…";
  }
}
