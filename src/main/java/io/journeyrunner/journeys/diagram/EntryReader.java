// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.problems.Finding;
import io.journeyrunner.triggers.Condition;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.triggers.InvalidCondition;
import io.journeyrunner.triggers.Limits;
import io.journeyrunner.triggers.Limits.PerUser;
import io.journeyrunner.triggers.Limits.Total;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.Weekday;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the template <em>Entry: event</em> wrote on a start event, and notes what can't be
 * read. For one start event; not thread-safe.
 */
final class EntryReader {

  private final MessagePlace place;
  private final Map<String, String> properties;
  private final List<Flaw> flaws;
  private final int flawsBefore;

  EntryReader(MessagePlace place, List<Flaw> flaws) {
    this.place = place;
    this.properties = place.properties();
    this.flaws = flaws;
    this.flawsBefore = flaws.size();
  }

  /** The trigger, if all of it can be read. */
  Optional<Trigger> trigger() {
    Optional<EventType> type = eventType(place, flaws);
    Condition condition = condition(place, Condition::compile, flaws);
    Limits limits = limits();
    EntryMode mode = read("mode", EntryMode::of, EntryMode.ONE_AT_A_TIME);
    if (flaws.size() > flawsBefore || type.isEmpty() || mode == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Trigger(
            new ProcessId(place.process()),
            type.get(),
            condition,
            limits,
            new Trigger.Entry.OfJourney(place.id(), 0, place.startElement().orElse(null), mode),
            false));
  }

  /** The event type of a place; notes what is wrong with it. */
  static Optional<EventType> eventType(MessagePlace place, List<Flaw> flaws) {
    Optional<String> type = place.type();
    if (type.isEmpty()) {
      flaws.add(
          Flaw.error(
              place.id(),
              "names no event type",
              "fill in the event type of the template, or name the message as the event type"));
      return Optional.empty();
    }
    if (type.get().startsWith("=")) {
      flaws.add(
          Flaw.error(
              place.id(),
              "has the expression " + type.get() + " as the event type",
              "write the event type itself, since it is looked up before a process runs"));
      return Optional.empty();
    }
    try {
      return Optional.of(new EventType(type.get()));
    } catch (IllegalArgumentException e) {
      flaws.add(Flaw.error(place.id(), words(e), "correct the event type"));
      return Optional.empty();
    }
  }

  /** The condition of a place, null for none; notes what is wrong with it. */
  static @Nullable Condition condition(
      MessagePlace place, Function<String, Condition> compile, List<Flaw> flaws) {
    try {
      return place.condition().map(compile).orElse(null);
    } catch (InvalidCondition e) {
      for (Finding finding : e.findings()) {
        flaws.add(Flaw.error(place.id(), "when", finding));
      }
      return null;
    }
  }

  private Limits limits() {
    try {
      return new Limits(
          perUser(),
          read("totalMax", text -> new Total(Long.parseLong(text)), null),
          read("from", Instant::parse, null),
          read("to", Instant::parse, null),
          Objects.requireNonNullElse(read("daysOfWeek", EntryReader::days, null), Set.of()));
    } catch (IllegalArgumentException e) {
      flaws.add(Flaw.error(place.id(), words(e), "correct the limits of the entry"));
      return Limits.NONE;
    }
  }

  private @Nullable PerUser perUser() {
    Duration period = read("perUserPeriod", Duration::parse, null);
    if (period != null && !properties.containsKey("perUserMax")) {
      flaws.add(
          Flaw.error(
                  place.id(),
                  "has a period without a number of entries",
                  "give perUserMax, too, or leave the period out")
              .at("perUserPeriod"));
      return null;
    }
    return read("perUserMax", text -> new PerUser(Long.parseLong(text), period), null);
  }

  private <T> @Nullable T read(String name, Function<String, T> reading, @Nullable T missing) {
    String text = properties.get(name);
    if (text == null) {
      return missing;
    }
    try {
      return reading.apply(text);
    } catch (NumberFormatException e) {
      flaws.add(unreadable(name, text + " is no whole number", "write one, such as 3"));
    } catch (DateTimeException e) {
      flaws.add(unreadable(name, text + " can't be read", remedy(name)));
    } catch (IllegalArgumentException e) {
      flaws.add(unreadable(name, words(e), "correct it"));
    }
    return missing;
  }

  private Flaw unreadable(String name, String what, String remedy) {
    return Flaw.error(place.id(), what, remedy).at(name);
  }

  private static String remedy(String name) {
    return name.equals("perUserPeriod")
        ? "write an ISO 8601 duration, such as P1D or PT12H"
        : "write an instant with its zone, such as 2026-11-23T10:00:00Z";
  }

  private static Set<Weekday> days(String text) {
    Set<Weekday> days = EnumSet.noneOf(Weekday.class);
    for (String name : text.split(",", -1)) {
      days.add(
          Arrays.stream(Weekday.values())
              .filter(day -> day.name().equals(name.strip()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          name.strip() + " is no day of the week; use MON, TUE, … SUN")));
    }
    return days;
  }

  private static String words(IllegalArgumentException e) {
    return String.valueOf(e.getMessage());
  }
}
