// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers, exact at any size. Those without a decimal point are whole, and stay so. */
public final class Numbers {

  /** Beyond it a number would only be used to exhaust memory. */
  public static final int MOST_DIGITS = 400;

  private static final BigInteger LARGEST_LONG = BigInteger.valueOf(Long.MAX_VALUE);
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]{1,400}(?:\\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?");

  private Numbers() {}

  /** The same number as a decimal. */
  public static BigDecimal exact(Number number) {
    return switch (number) {
      case BigDecimal decimal -> decimal;
      case BigInteger whole -> new BigDecimal(whole);
      case Double fraction -> BigDecimal.valueOf(fraction);
      case Float fraction -> new BigDecimal(fraction.toString());
      default -> BigDecimal.valueOf(number.longValue());
    };
  }

  /** The number that a text is, blanks around it aside; empty if it is none. */
  public static Optional<BigDecimal> read(String text) {
    String number = text.strip();
    return NUMBER.matcher(number).matches()
        ? Optional.of(new BigDecimal(number))
        : Optional.empty();
  }

  /** A result as values have it: whole, or without needless zeros but with one decimal at least. */
  public static Number tidy(BigDecimal number) {
    if (isWhole(number)) {
      BigInteger whole = number.toBigInteger();
      return whole.abs().compareTo(LARGEST_LONG) > 0 ? whole : (Number) whole.longValue();
    }
    BigDecimal bare = number.stripTrailingZeros();
    return bare.scale() < 1 ? bare.setScale(1) : bare;
  }

  /** True for a number that was written without a decimal point. */
  public static boolean isWhole(BigDecimal number) {
    return number.scale() <= 0;
  }

  /** True if it can be calculated with: {@code 1e999999999} can't. */
  public static boolean isModest(BigDecimal number) {
    return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
  }
}
