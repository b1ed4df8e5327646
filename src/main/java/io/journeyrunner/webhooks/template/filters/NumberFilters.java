// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import io.journeyrunner.webhooks.template.values.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Filters that calculate, exactly. Whole numbers stay whole, as in Liquid, so {@code 10 |
 * divided_by: 4} is 2. A missing value counts as 0.
 */
final class NumberFilters {

  private static final BigDecimal MOST_DIGITS = BigDecimal.valueOf(Numbers.MOST_DIGITS);

  private NumberFilters() {}

  static List<Filter> all() {
    return List.of(
        binary("plus", BigDecimal::add),
        binary("minus", BigDecimal::subtract),
        binary("times", BigDecimal::multiply),
        binary("at_most", BigDecimal::min),
        binary("at_least", BigDecimal::max),
        division("divided_by", NumberFilters::quotient),
        division("modulo", NumberFilters::remainder),
        unary("abs", BigDecimal::abs),
        unary("ceil", value -> value.setScale(0, RoundingMode.CEILING)),
        unary("floor", value -> value.setScale(0, RoundingMode.FLOOR)),
        Filter.of(
            "round",
            "digits?",
            (value, with) -> Numbers.tidy(rounded(with.number(value), with.number(0)))));
  }

  private static Filter unary(String name, UnaryOperator<BigDecimal> calculation) {
    return Filter.of(
        name, "", (value, with) -> Numbers.tidy(calculation.apply(with.number(value))));
  }

  private static Filter binary(String name, BinaryOperator<BigDecimal> calculation) {
    return Filter.of(
        name,
        "number",
        (value, with) -> Numbers.tidy(calculation.apply(with.number(value), with.number(0))));
  }

  private static Filter division(String name, BinaryOperator<BigDecimal> calculation) {
    return Filter.of(
        name,
        "number",
        (value, with) -> {
          BigDecimal by = with.number(0);
          if (by.signum() == 0) {
            throw with.unfit("divides by zero; correct the template or the data");
          }
          return Numbers.tidy(calculation.apply(with.number(value), by));
        });
  }

  private static BigDecimal quotient(BigDecimal value, BigDecimal by) {
    if (Numbers.isWhole(value) && Numbers.isWhole(by)) {
      BigDecimal[] parts = value.divideAndRemainder(by);
      boolean isBelow = parts[1].signum() != 0 && parts[1].signum() != by.signum();
      return (isBelow ? parts[0].subtract(BigDecimal.ONE) : parts[0]).setScale(0);
    }
    BigDecimal quotient = value.divide(by, MathContext.DECIMAL64);
    return quotient.scale() < 1 ? quotient.setScale(1) : quotient;
  }

  /** The one whose sign is that of the divisor. */
  private static BigDecimal remainder(BigDecimal value, BigDecimal by) {
    BigDecimal remainder = value.remainder(by);
    boolean isOther = remainder.signum() != 0 && remainder.signum() != by.signum();
    return isOther ? remainder.add(by) : remainder;
  }

  /** Negative digits stand before the point: 1234 to -2 digits is 1200. */
  private static BigDecimal rounded(BigDecimal value, BigDecimal digits) {
    int scale = digits.max(MOST_DIGITS.negate()).min(MOST_DIGITS).intValue();
    return value.scale() <= scale ? value : value.setScale(scale, RoundingMode.HALF_UP);
  }
}
