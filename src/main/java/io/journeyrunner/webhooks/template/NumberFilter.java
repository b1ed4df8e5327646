// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/**
 * Calculates exactly; the library's own filters give wrong sums beyond 64 bit. Whole numbers stay
 * whole, as in Liquid, so {@code 10 | divided_by: 4} is 2. A missing value counts as 0.
 */
final class NumberFilter extends Filter {

  /** Beyond it a number would only be used to exhaust memory. */
  private static final int MOST_DIGITS = 400;

  private static final BigInteger LARGEST_LONG = BigInteger.valueOf(Long.MAX_VALUE);
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]{1,400}(?:\\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?");

  private final BinaryOperator<BigDecimal> calculation;

  private NumberFilter(String name, BinaryOperator<BigDecimal> calculation) {
    super(name);
    this.calculation = calculation;
  }

  static List<Filter> all() {
    return List.of(
        new NumberFilter("plus", BigDecimal::add),
        new NumberFilter("minus", BigDecimal::subtract),
        new NumberFilter("times", BigDecimal::multiply),
        new NumberFilter("divided_by", NumberFilter::quotient),
        new NumberFilter("modulo", NumberFilter::remainder),
        new NumberFilter("at_most", BigDecimal::min),
        new NumberFilter("at_least", BigDecimal::max),
        new NumberFilter("abs", (value, none) -> value.abs()),
        new NumberFilter("ceil", (value, none) -> value.setScale(0, RoundingMode.CEILING)),
        new NumberFilter("floor", (value, none) -> value.setScale(0, RoundingMode.FLOOR)),
        new NumberFilter("round", NumberFilter::rounded));
  }

  private static BigDecimal quotient(BigDecimal value, BigDecimal by) {
    if (by.signum() == 0) {
      throw new RenderFailure("a filter divides by zero; correct the template or the data");
    }
    if (isWhole(value) && isWhole(by)) {
      BigDecimal[] parts = value.divideAndRemainder(by);
      boolean isBelow = parts[1].signum() != 0 && parts[1].signum() != by.signum();
      return (isBelow ? parts[0].subtract(BigDecimal.ONE) : parts[0]).setScale(0);
    }
    BigDecimal exact = value.divide(by, MathContext.DECIMAL64).stripTrailingZeros();
    return exact.scale() < 1 ? exact.setScale(1) : exact;
  }

  /** The one whose sign is that of the divisor. */
  private static BigDecimal remainder(BigDecimal value, BigDecimal by) {
    if (by.signum() == 0) {
      throw new RenderFailure("a filter divides by zero; correct the template or the data");
    }
    BigDecimal remainder = value.remainder(by);
    boolean isOther = remainder.signum() != 0 && remainder.signum() != by.signum();
    return isOther ? remainder.add(by) : remainder;
  }

  private static BigDecimal rounded(BigDecimal value, BigDecimal digits) {
    int scale = Math.clamp(digits.longValue(), 0, MOST_DIGITS);
    return value.setScale(scale, RoundingMode.HALF_UP);
  }

  private static boolean isWhole(BigDecimal number) {
    return number.scale() <= 0;
  }

  @Override
  public Object apply(
      @Nullable Object value, TemplateContext context, @Nullable Object... arguments) {
    BigDecimal argument = arguments.length == 0 ? BigDecimal.ZERO : number(arguments[0]);
    BigDecimal result = calculation.apply(number(value), argument);
    if (!isWhole(result)) {
      return result;
    }
    BigInteger whole = result.toBigInteger();
    return whole.abs().compareTo(LARGEST_LONG) > 0 ? whole : (Object) whole.longValue();
  }

  private BigDecimal number(@Nullable Object value) {
    if (value == null) {
      return BigDecimal.ZERO;
    }
    BigDecimal number = value instanceof BigDecimal exact ? exact : read(value.toString().strip());
    if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw new RenderFailure("the filter " + name + " got a number of too many digits");
    }
    return number;
  }

  private BigDecimal read(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new RenderFailure("the filter " + name + " got a value that is no number");
    }
    return new BigDecimal(text);
  }
}
