// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

/**
 * The configuration of a Convert.
 *
 * @param goal what was reached, 1 to 200 characters
 */
record Convert(String goal) {

  /** The variable with what the conversion is worth; a block need not have it. */
  static final String VALUE = "convert_value";

  private static final int LONGEST = 200;

  /**
   * Reads the headers of a Convert.
   *
   * @throws InvalidBlock if the goal is missing or too long
   */
  static Convert read(TaskHeaders headers) {
    String goal = headers.text("goal", "spin_used");
    if (goal.length() > LONGEST) {
      throw new InvalidBlock(
          "goal", "has " + goal.length() + " characters", "give one of at most " + LONGEST);
    }
    return new Convert(goal);
  }
}
