// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Filters that write a number as people of a country do (by the data of Unicode's CLDR). */
final class LocaleFilters {

  private static final int MOST_DECIMALS = 20;

  private LocaleFilters() {}

  static List<Filter> all() {
    return List.of(
        Filter.of("format_number", "locale decimals?", LocaleFilters::number),
        Filter.of("money", "currency locale", LocaleFilters::money));
  }

  private static @Nullable Object number(@Nullable Object value, Arguments arguments) {
    if (value == null) {
      return null;
    }
    NumberFormat format = NumberFormat.getNumberInstance(locale(arguments.text(0), arguments));
    format.setMaximumFractionDigits(MOST_DECIMALS);
    if (arguments.has(1)) {
      int decimals = Math.clamp(arguments.whole(1, "decimals"), 0, MOST_DECIMALS);
      format.setMinimumFractionDigits(decimals);
      format.setMaximumFractionDigits(decimals);
    }
    return written(format, value, arguments);
  }

  private static @Nullable Object money(@Nullable Object value, Arguments arguments) {
    if (value == null) {
      return null;
    }
    NumberFormat format = NumberFormat.getCurrencyInstance(locale(arguments.text(1), arguments));
    Currency currency = currency(arguments);
    int decimals = Math.max(0, currency.getDefaultFractionDigits());
    format.setCurrency(currency);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return written(format, value, arguments);
  }

  private static String written(NumberFormat format, Object value, Arguments arguments) {
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(arguments.number(value));
  }

  private static Currency currency(Arguments arguments) {
    try {
      return Currency.getInstance(arguments.text(0));
    } catch (IllegalArgumentException e) {
      throw arguments.unfit("does not know its currency; write it as in \"EUR\"");
    }
  }

  private static Locale locale(String tag, Arguments arguments) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      if (!locale.getLanguage().isEmpty()) {
        return locale;
      }
    } catch (IllformedLocaleException e) {
      throw unknown(arguments);
    }
    throw unknown(arguments);
  }

  private static RuntimeException unknown(Arguments arguments) {
    return arguments.unfit("does not know its locale; write it as in \"de-DE\"");
  }
}
