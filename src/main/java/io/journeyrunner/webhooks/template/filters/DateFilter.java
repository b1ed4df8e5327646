// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import io.journeyrunner.webhooks.template.values.ValueText;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The filter that writes a date in a format, in its own zone or in another one. */
final class DateFilter {

  private DateFilter() {}

  static List<Filter> all() {
    return List.of(Filter.of("date", "format zone?", DateFilter::written));
  }

  /** A missing date stays missing; what is no date is told, and never taken for today. */
  private static @Nullable Object written(@Nullable Object value, Arguments arguments) {
    String format = arguments.text(0);
    if (value == null || "".equals(value) || format.isEmpty()) {
      return value;
    }
    ZonedDateTime date =
        Dates.read(value, arguments.now())
            .orElseThrow(
                () ->
                    arguments.unfit(
                        "needs a date such as 2026-11-23 or 2026-11-23T10:00:00Z", value));
    return Strftime.write(
        arguments.value(1) == null ? date : date.withZoneSameInstant(zone(arguments)), format);
  }

  private static ZoneId zone(Arguments arguments) {
    try {
      return ZoneId.of(ValueText.of(arguments.value(1)));
    } catch (DateTimeException e) {
      throw arguments.unfit("does not know its zone; write it as in \"Europe/Berlin\"");
    }
  }
}
