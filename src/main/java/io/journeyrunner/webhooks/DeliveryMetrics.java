// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Counts attempts and how long they take, with labels that can't grow. Thread-safe. */
@Component
final class DeliveryMetrics {

  private static final Duration[] STEPS = {
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5)
  };

  private final MeterRegistry registry;
  private final Clock clock;
  private final Timer attempts;
  private final Timer fromEvent;

  DeliveryMetrics(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    this.attempts = timer("journeyrunner.attempt.time", "from the call to the whole reply");
    this.fromEvent =
        timer("journeyrunner.event.to.call", "from an event's own time to its rule's first call");
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(STEPS)
        .register(registry);
  }

  /** Counts an attempt that was just made, or that could not be. */
  void count(AttemptLog.Run run, Delivery delivery, Outcome outcome, Deliverer.Result result) {
    Way way = Way.of(run);
    registry
        .counter("journeyrunner.attempts", "outcome", outcome.code(), "way", way.name())
        .increment();
    if (result.trace().equals(Trace.NONE)) {
      return; // nothing was called
    }
    attempts.record(result.duration());
    // In a journey the designer decides how long after the event a call is due.
    if (way == Way.rule && run.attempt() == 1) {
      Instant called = clock.instant().minus(result.duration());
      Duration since = Duration.between(delivery.event().time(), called);
      fromEvent.record(since.isNegative() ? Duration.ZERO : since);
    }
  }

  /** Counts a call that its endpoint could not take. */
  void countParked() {
    registry.counter("journeyrunner.parked").increment();
  }

  private enum Way {
    rule,
    journey,
    replay;

    static Way of(AttemptLog.Run run) {
      if (run.origin().replay() != null) {
        return replay;
      }
      return run.isOfRule() ? rule : journey;
    }
  }
}
