// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

/**
 * The id of a BPMN process, as its diagram has it.
 *
 * @param value an XML NCName of 1 to 200 characters
 * @throws IllegalArgumentException saying what is allowed and what was found
 */
public record ProcessId(String value) {

  /** What the ids of generated processes begin with; no journey may have such an id. */
  public static final String RULE_PREFIX = "rule-";

  /** What the ids of the application's own processes begin with; no journey may have such an id. */
  public static final String RESERVED_PREFIX = "journeyrunner-";

  private static final int LONGEST = 200;

  /** Checks that there is one. */
  public ProcessId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "a process id has 1 to " + LONGEST + " characters, this one has " + value.length());
    }
  }

  /** True if a process can have this id here. */
  public static boolean isValid(String value) {
    return !value.isBlank() && value.length() <= LONGEST;
  }

  /** True for the generated process of an automation rule, false for a journey. */
  public boolean isRule() {
    return value.startsWith(RULE_PREFIX);
  }

  /** True for a process that no journey may be: a rule's, or one of the application itself. */
  public boolean isReserved() {
    return isRule() || value.startsWith(RESERVED_PREFIX);
  }

  @Override
  public String toString() {
    return value;
  }
}
