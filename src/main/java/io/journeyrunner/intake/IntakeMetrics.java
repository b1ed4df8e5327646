// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what becomes of events and of starts, with labels that can't grow. Thread-safe. */
@Component
final class IntakeMetrics {

  private final MeterRegistry registry;

  IntakeMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts an event that a sender sent. */
  void count(EventResult result) {
    String reason = result.reason() == null ? "none" : result.reason();
    registry
        .counter("journeyrunner.events", "outcome", result.status().name(), "reason", reason)
        .increment();
  }

  /** Counts what a trigger came to, for a sender's event or one of the system itself. */
  StartOutcome counted(StartOutcome outcome) {
    String label =
        switch (outcome) {
          case StartOutcome.Running running -> running.now() ? "started" : "repeated";
          case StartOutcome.Stayed stayed -> stayed.verdict().reason().code();
          case StartOutcome.Failed failed -> failed.reason();
        };
    registry.counter("journeyrunner.starts", "outcome", label).increment();
    return outcome;
  }
}
