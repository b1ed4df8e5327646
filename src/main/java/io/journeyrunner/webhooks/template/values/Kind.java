// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.values;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a value is, in the words of messages. */
public enum Kind {
  /** Null, or not there at all. */
  MISSING("a missing value"),
  /** A text. */
  TEXT("a text"),
  /** A number of any size. */
  NUMBER("a number"),
  /** True or false. */
  TRUTH("true or false"),
  /** A list or a range. */
  LIST("a list"),
  /** An object. */
  OBJECT("an object");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** The kind of a value. */
  public static Kind of(@Nullable Object value) {
    return switch (value) {
      case null -> MISSING;
      case Number ignored -> NUMBER;
      case Boolean ignored -> TRUTH;
      case List<?> ignored -> LIST;
      case Map<?, ?> ignored -> OBJECT;
      default -> TEXT;
    };
  }

  /** As messages say it: {@code a text}. */
  public String words() {
    return words;
  }
}
