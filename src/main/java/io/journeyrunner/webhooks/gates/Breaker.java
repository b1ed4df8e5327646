// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a broken endpoint alone, and finds out by a few calls whether it is well. Its gate's lock
 * guards it.
 */
final class Breaker {

  private static final Logger log = LoggerFactory.getLogger(Breaker.class);

  private final String name;
  private final Clock clock;
  private final CircuitBreaker breaker;
  private Instant probedAt = Instant.MIN;
  private Instant since;
  private int spell;

  Breaker(String name, GateSettings.BreakerSettings settings, Clock clock) {
    this.name = name;
    this.clock = clock;
    this.since = clock.instant();
    this.breaker = CircuitBreaker.of(name, config(settings));
    breaker.getEventPublisher().onStateTransition(event -> changed());
  }

  private CircuitBreakerConfig config(GateSettings.BreakerSettings settings) {
    IntervalFunction growing =
        IntervalFunction.ofExponentialBackoff(settings.openFor(), 2, settings.openAtMost());
    return CircuitBreakerConfig.custom()
        .clock(clock)
        .slidingWindow(
            settings.window(),
            settings.minimum(),
            CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
        .recordResult(Verdict.FAILED::equals)
        .failureRateThreshold(settings.failedPercent())
        .permittedNumberOfCallsInHalfOpenState(settings.probes())
        .waitIntervalFunctionInOpenState(
            opened -> {
              long wait = growing.apply(opened);
              probedAt = clock.instant().plusMillis(wait + 1); // it wants to be past it
              return wait;
            })
        .build();
  }

  /** Whether a call may pass; if so, its end must be told. */
  boolean tryEnter() {
    return breaker.tryAcquirePermission();
  }

  /**
   * Which spell of it this is: it changes with each state, so that a call which began in an earlier
   * one does not decide about this one.
   */
  int spell() {
    return spell;
  }

  void tell(int begunIn, Verdict verdict, Duration took) {
    if (begunIn != spell) {
      return;
    }
    if (verdict == Verdict.NOT_SENT) {
      breaker.releasePermission();
    } else {
      breaker.onResult(took.toNanos(), TimeUnit.NANOSECONDS, verdict);
    }
  }

  /** When it lets the next calls through; in the past, if that is now. */
  Instant probedAt() {
    return probedAt;
  }

  boolean isOpen(Instant now) {
    return breaker.getState() == CircuitBreaker.State.OPEN && now.isBefore(probedAt);
  }

  /** {@code closed}, {@code open} or {@code half_open}. */
  String state() {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> "open";
      case HALF_OPEN -> "half_open";
      case CLOSED, DISABLED, METRICS_ONLY -> "closed";
    };
  }

  Instant since() {
    return since;
  }

  private void changed() {
    since = clock.instant();
    spell++;
    switch (state()) {
      case "open" ->
          log.atWarn()
              .addKeyValue("endpoint", name)
              .addKeyValue("until", probedAt)
              .addKeyValue("consequence", "its deliveries are parked and spend no attempt")
              .log("endpoint.broken");
      case "closed" ->
          log.atInfo()
              .addKeyValue("endpoint", name)
              .addKeyValue("consequence", "its deliveries are sent again")
              .log("endpoint.well_again");
      default -> log.atDebug().addKeyValue("endpoint", name).log("endpoint.probed");
    }
  }
}
