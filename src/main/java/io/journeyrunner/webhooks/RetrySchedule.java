// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Waits between attempts: the n-th step is waited after the n-th failure. Immutable.
 *
 * <p>Jitter only lengthens a wait, by up to 20 %: a receiver is never called sooner than the
 * schedule says. A longer {@code Retry-After} (RFC 9110 §10.2.3) replaces the step.
 *
 * @param name {@code fast}, {@code standard} or {@code patient}; null for a list of the author's
 *     own
 * @param steps 1 to 50 durations of 1 s to 24 h each
 * @throws IllegalArgumentException naming the first step out of range
 */
public record RetrySchedule(@Nullable String name, List<Duration> steps) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int MOST_STEPS = 50;
  private static final double JITTER = 0.2;

  /** About a minute: for what is worthless later. */
  public static final RetrySchedule FAST = named("fast", "PT1S", "PT5S", "PT15S", "PT40S");

  /** About four hours: outlives a deployment, a restart, a short outage. */
  public static final RetrySchedule STANDARD =
      named("standard", "PT5S", "PT30S", "PT2M", "PT10M", "PT30M", "PT1H", "PT2H");

  /** About three days: outlives a weekend. */
  public static final RetrySchedule PATIENT =
      named(
          "patient", "PT10S", "PT1M", "PT5M", "PT15M", "PT1H", "PT3H", "PT6H", "PT12H", "PT24H",
          "PT24H");

  /** Checks the steps. */
  public RetrySchedule {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.size() > MOST_STEPS) {
      throw new IllegalArgumentException(
          "retries must have 1 to " + MOST_STEPS + " steps, it has " + steps.size());
    }
    for (Duration step : steps) {
      if (step.compareTo(SHORTEST) < 0 || step.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("a step of retries must be PT1S to PT24H, not " + step);
      }
    }
  }

  private static RetrySchedule named(String name, String... steps) {
    return new RetrySchedule(name, Stream.of(steps).map(Duration::parse).toList());
  }

  /**
   * Reads what an author wrote: a name, or a list of durations.
   *
   * @throws IllegalArgumentException if it is neither
   */
  @JsonCreator
  static RetrySchedule of(JsonNode json) {
    if (json.isString()) {
      return Stream.of(FAST, STANDARD, PATIENT)
          .filter(known -> json.stringValue().equals(known.name()))
          .findFirst()
          .orElseThrow(() -> unreadable(json));
    }
    if (!json.isArray()) {
      throw unreadable(json);
    }
    List<Duration> steps = new ArrayList<>();
    for (JsonNode step : json) {
      steps.add(duration(step));
    }
    return new RetrySchedule(null, steps);
  }

  private static Duration duration(JsonNode step) {
    try {
      return Duration.parse(step.asString(""));
    } catch (DateTimeException e) {
      throw unreadable(step);
    }
  }

  private static IllegalArgumentException unreadable(JsonNode json) {
    return new IllegalArgumentException(
        "retries must be fast, standard, patient or a list such as [PT5S, PT1M], not " + json);
  }

  /** As authors write it. */
  @JsonValue
  Object asWritten() {
    return name == null ? steps.stream().map(Duration::toString).toList() : name;
  }

  /**
   * How long to wait after a failed attempt; empty if that was the last.
   *
   * @param attempt the attempt that failed, 1 for the first
   * @param retryAfter what the receiver asked for; at most 24 h of it is granted
   */
  Optional<Duration> waitAfter(int attempt, Optional<Duration> retryAfter, RandomGenerator random) {
    if (attempt > steps.size()) {
      return Optional.empty();
    }
    Duration step = steps.get(attempt - 1);
    Duration jittered = step.plusMillis((long) (step.toMillis() * JITTER * random.nextDouble()));
    return Optional.of(
        retryAfter
            .map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked)
            .filter(asked -> asked.compareTo(jittered) > 0)
            .orElse(jittered));
  }

  /** All steps together, without jitter. */
  Duration span() {
    return steps.stream().reduce(Duration.ZERO, Duration::plus);
  }
}
