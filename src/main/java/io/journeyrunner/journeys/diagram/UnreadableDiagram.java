// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import org.jspecify.annotations.Nullable;

/** A text that is no BPMN 2.0 diagram. */
public final class UnreadableDiagram extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Flaw flaw;

  UnreadableDiagram(Flaw flaw, @Nullable Throwable cause) {
    super(flaw.toString(), cause);
    this.flaw = flaw;
  }

  /** What is wrong with it. */
  public Flaw flaw() {
    return flaw;
  }
}
