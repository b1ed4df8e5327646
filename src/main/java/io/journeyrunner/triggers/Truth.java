// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

/** What a condition says of a situation. */
public sealed interface Truth {

  /** True if the condition holds. */
  boolean holds();

  /** It holds. */
  record True() implements Truth {

    @Override
    public boolean holds() {
      return true;
    }
  }

  /**
   * It does not hold, or can't be told.
   *
   * @param why the first part that does not hold, with the values it read
   */
  record NotTrue(Why why) implements Truth {

    @Override
    public boolean holds() {
      return false;
    }
  }
}
