// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

/** A FEEL condition, compiled once. Immutable. */
public final class Condition {

  private final String text;

  private Condition(String text) {
    this.text = text;
  }

  /** Compiles a condition. */
  public static Condition compile(String text) {
    return new Condition(text);
  }

  /** The condition as it was written. */
  public String text() {
    return text;
  }
}
