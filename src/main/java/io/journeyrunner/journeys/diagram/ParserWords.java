// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.SAXParseException;

/** Says in words of BPMN what an XML parser says in its own. */
final class ParserWords {

  private static final Pattern LINE = Pattern.compile("(?:Line=|lineNumber: )(\\d+)");
  private static final Pattern CODE = Pattern.compile("(cvc-[a-z0-9.-]+|JAXP\\d+)");
  private static final Pattern QUOTED = Pattern.compile("'([^']{1,200})'");

  /** By the parser's code: what it means, with what it quotes. */
  private static final Map<String, String> MEANING =
      Map.of(
          "cvc-id.1", "refers to %s, which is not there",
          "cvc-id.2", "has two elements with the id %s",
          "cvc-complex-type.2.4.a", "has %s in a place where BPMN does not have it",
          "cvc-complex-type.2.4.b", "has an element %s in which something is missing",
          "cvc-complex-type.2.4.d", "has %s in a place where BPMN does not have it",
          "cvc-complex-type.3.2.2", "has the attribute %s, which BPMN does not have there",
          "cvc-complex-type.4", "lacks the attribute %s",
          "cvc-datatype-valid.1.2.1", "has %s, which is no value for that place",
          "cvc-elt.1.a", "begins with %s, which is no BPMN");

  private ParserWords() {}

  static Flaw flaw(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String said = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    String where = line(cause, said).map(line -> "line " + line).orElse("");
    if (said.contains("DOCTYPE") || said.contains("JAXP")) {
      return broken(where, "has a DOCTYPE, which no diagram needs", "take it out");
    }
    Matcher code = CODE.matcher(said);
    String meaning = code.find() ? MEANING.get(code.group()) : null;
    if (meaning != null) {
      return broken(
          where,
          meaning.formatted(quoted(said)),
          "mend it in Modeler, or in the program that wrote the file");
    }
    return broken(where, "can't be read from here on", "save it again in Camunda Modeler");
  }

  private static Flaw broken(String where, String what, String remedy) {
    return Flaw.error("", "is no BPMN 2.0 diagram: it " + what, remedy).at(where);
  }

  private static Optional<String> line(Throwable cause, String said) {
    if (cause instanceof SAXParseException at && at.getLineNumber() > 0) {
      return Optional.of(String.valueOf(at.getLineNumber()));
    }
    Matcher line = LINE.matcher(said);
    return line.find() ? Optional.of(line.group(1)) : Optional.empty();
  }

  private static String quoted(String said) {
    Matcher quoted = QUOTED.matcher(said);
    String found = quoted.find() ? quoted.group(1) : "something";
    return found.replaceFirst("^\\{\"?[^}]*:(\\w+)\\}$", "$1").replaceAll("[{}\"]", "");
  }
}
