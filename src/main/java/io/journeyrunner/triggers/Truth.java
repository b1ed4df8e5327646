// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

/** What a condition says of a situation. */
sealed interface Truth {

  /** It holds. */
  record True() implements Truth {}

  /**
   * It does not hold, or can't be told.
   *
   * @param why the first part that does not hold, with the values it read
   */
  record NotTrue(String why) implements Truth {}
}
