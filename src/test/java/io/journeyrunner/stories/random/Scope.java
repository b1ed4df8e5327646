// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories.random;

import io.journeyrunner.stories.random.Block.Sent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A part of a run that goes on until all its branches have ended, or until an event ends it. */
final class Scope {

  private final @Nullable Scope around;
  private final Runnable next;
  private @Nullable Sent own;
  private int branches;
  private boolean isOver;

  /**
   * A scope that has just begun.
   *
   * @param own the event that it sees by itself; null if it sees that of the scope around it
   * @param next what comes when it has ended by itself
   */
  Scope(@Nullable Scope around, @Nullable Sent own, Runnable next) {
    this.around = around;
    this.own = own;
    this.next = next;
  }

  /** A branch begins. */
  void begin() {
    branches++;
  }

  /** A branch has come to its end. */
  void end() {
    branches--;
    if (branches == 0) {
      finish();
    }
  }

  void finish() {
    isOver = true;
    next.run();
  }

  /** Ends it and all in it; nothing comes next. */
  void interrupt() {
    isOver = true;
  }

  boolean isOver() {
    return isOver || (around != null && around.isOver());
  }

  /** The event that is seen here. */
  Sent event() {
    return own != null ? own : Objects.requireNonNull(around).event();
  }

  /** An event is seen from now on. */
  void bring(Sent sent) {
    if (own == null) {
      Objects.requireNonNull(around).bring(sent);
    } else if (!sent.isHour()) {
      own = sent;
    }
  }
}
