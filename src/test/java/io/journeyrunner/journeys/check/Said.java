// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.process;

import io.journeyrunner.journeys.diagram.Flaw;
import java.util.List;

/** What the check says of a diagram. */
final class Said {

  private Said() {}

  static List<String> said(String text) {
    return CheckAccess.check().check("x.bpmn", text).flaws().stream().map(Flaw::toString).toList();
  }

  /** Of a process that begins with a spin; what is given stands behind it. */
  static List<String> saidOf(String content) {
    return said(process("welcome", entry("begin", "spin") + content));
  }
}
