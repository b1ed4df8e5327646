// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import io.journeyrunner.webhooks.template.values.Budget;
import io.journeyrunner.webhooks.template.values.Comparison;
import io.journeyrunner.webhooks.template.values.Encoded;
import io.journeyrunner.webhooks.template.values.Kind;
import io.journeyrunner.webhooks.template.values.Numbers;
import io.journeyrunner.webhooks.template.values.Unfit;
import io.journeyrunner.webhooks.template.values.ValueText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a filter works with in one use, beside its value. For one thread.
 *
 * @param filter its name, for messages
 * @param given the arguments in their order
 * @param named the arguments that have names
 * @param budget pays for what the filter does
 * @param now the time that the filter has to take for the present
 */
public record Arguments(
    String filter,
    List<@Nullable Object> given,
    Map<String, @Nullable Object> named,
    Budget budget,
    Instant now) {

  /** True if there is an argument at this place, be it a missing value. */
  boolean has(int place) {
    return place < given.size();
  }

  /** The argument as it is; null if it is not there. */
  @Nullable Object value(int place) {
    return has(place) ? Encoded.textOf(given.get(place)) : null;
  }

  /** The argument as text. */
  String text(int place) {
    return ValueText.of(value(place));
  }

  /** The argument as text, or another text if it is not there. */
  String text(int place, String otherwise) {
    return has(place) ? text(place) : otherwise;
  }

  /** The argument as a number; a missing value counts as 0. */
  BigDecimal number(int place) {
    return number(value(place));
  }

  /** A whole number, or another if it is not there. */
  int whole(int place, String name, int otherwise) {
    return has(place) ? whole(place, name) : otherwise;
  }

  /** A whole number; one that is out of reach is as far as it gets. */
  int whole(int place, String name) {
    Object value = value(place);
    return decimal(value)
        .filter(number -> value != null && Numbers.isModest(number) && isIntegral(number))
        .map(number -> clamped(number))
        .orElseThrow(() -> unfit("needs a whole number as its " + name, value));
  }

  private static boolean isIntegral(BigDecimal number) {
    return Numbers.isWhole(number);
  }

  private static int clamped(BigDecimal number) {
    return number
        .max(BigDecimal.valueOf(-Integer.MAX_VALUE))
        .min(BigDecimal.valueOf(Integer.MAX_VALUE))
        .intValue();
  }

  /** True if a named argument is there and true. */
  boolean isSet(String name) {
    return Comparison.isTrue(named.get(name));
  }

  /**
   * A value as a number; a missing one counts as 0.
   *
   * @throws Unfit if it is none, or one of too many digits
   */
  BigDecimal number(@Nullable Object value) {
    BigDecimal number = decimal(value).orElseThrow(() -> unfit("needs a number", value));
    if (!Numbers.isModest(number)) {
      throw unfit("got a number of too many digits; use another number");
    }
    return number;
  }

  private static Optional<BigDecimal> decimal(@Nullable Object value) {
    return switch (value) {
      case null -> Optional.of(BigDecimal.ZERO);
      case Number number -> Optional.of(Numbers.exact(number));
      case String text -> Numbers.read(text);
      default -> Optional.empty();
    };
  }

  /** Pays for characters that the filter reads or writes. */
  void pay(long characters) {
    budget.pay("the filter " + filter + " gets", characters);
  }

  /** What the filter needs, and what it got. */
  Unfit unfit(String needs, @Nullable Object got) {
    String kind = Kind.of(got).words();
    return unfit(
        needs
            + " and got "
            + (got instanceof String ? kind + " that is none" : kind)
            + "; correct the template or the data");
  }

  /** Data that the filter can't work with. */
  Unfit unfit(String what) {
    return new Unfit("the filter " + filter + " " + what);
  }
}
