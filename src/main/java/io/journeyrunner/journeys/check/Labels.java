// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How findings call an element: Modeler shows names, and programs want ids. */
final class Labels {

  private static final int LONGEST = 60;

  private Labels() {}

  /** The name with its id, as in {@code "Call the partner" (call)}; the id alone without one. */
  static String of(BaseElement element) {
    return name(element)
        .map(name -> "\"" + name + "\" (" + element.getId() + ")")
        .orElseGet(() -> String.valueOf(element.getId()));
  }

  /** The name on one line, shortened; empty if there is none. */
  static Optional<String> name(BaseElement element) {
    return Optional.ofNullable(element.getAttributeValue("name"))
        .map(Labels::shown)
        .filter(name -> !name.isEmpty());
  }

  /** A text that somebody wrote, on one line and shortened. */
  static String shown(@Nullable String text) {
    String line = String.valueOf(text).strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
