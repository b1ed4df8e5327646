// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded engine can't be started, for a reason that its user can mend. */
public final class EngineStartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  EngineStartFailure(String what, String remedy, @Nullable Throwable cause) {
    super(what, cause);
    this.remedy = remedy;
  }

  EngineStartFailure(String what, String remedy) {
    this(what, remedy, null);
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
