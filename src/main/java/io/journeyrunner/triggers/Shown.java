// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.problems.ShortText;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Values as a reader of an explanation sees them: short, and texts in quotes. */
final class Shown {

  private static final int LONGEST = 80;

  private Shown() {}

  static String value(@Nullable Object value) {
    return switch (value) {
      case null -> "missing";
      case String text -> "\"" + shortened(text) + "\"";
      case BigDecimal number -> shortened(number(number));
      case ZonedDateTime time -> time.toInstant().toString();
      default -> shortened(value.toString());
    };
  }

  /** In figures as people write them, unless that is long: 1e999999999 has a billion of them. */
  private static String number(BigDecimal number) {
    return Math.abs((long) number.scale()) > LONGEST ? number.toString() : number.toPlainString();
  }

  static String shortened(String text) {
    return ShortText.of(text, LONGEST);
  }
}
