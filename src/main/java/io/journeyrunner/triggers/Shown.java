// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import org.jspecify.annotations.Nullable;

/** Values as a reader of an explanation sees them: short, and texts in quotes. */
final class Shown {

  private static final int LONGEST = 80;

  private Shown() {}

  static String value(@Nullable Object value) {
    return switch (value) {
      case null -> "missing";
      case String text -> "\"" + shortened(text) + "\"";
      case java.math.BigDecimal number -> shortened(number.toPlainString());
      default -> shortened(value.toString());
    };
  }

  static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
