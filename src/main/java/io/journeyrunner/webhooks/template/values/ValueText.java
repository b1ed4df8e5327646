// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.values;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as text. */
public final class ValueText {

  private static final int MOST_ZEROS = 40;

  private ValueText() {}

  /** The text of a value: nothing for a missing one, JSON for objects and lists. */
  public static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> text;
      case Encoded encoded -> encoded.text();
      case BigDecimal number -> number(number);
      case Range range -> range.toString();
      case Map<?, ?> object -> ValueJson.write(object);
      case Collection<?> list -> ValueJson.write(list);
      default -> value.toString();
    };
  }

  /** 1E+3 as 1000, but not 1E+1000000 as a million zeros. */
  private static String number(BigDecimal number) {
    return Math.abs((long) number.scale()) > MOST_ZEROS
        ? number.toString()
        : number.toPlainString();
  }

  /** The text with U+FFFD for every surrogate that has no partner, which UTF-8 can't carry. */
  public static String wellFormed(String text) {
    if (text.codePoints().noneMatch(ValueText::isLoneSurrogate)) {
      return text;
    }
    return text.codePoints()
        .map(point -> isLoneSurrogate(point) ? 0xFFFD : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** True for half of a surrogate pair. */
  public static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
