// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.calls;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts the calls to the engine and how they ended: as many labels as gRPC has methods, times the
 * kinds of failures. Thread-safe.
 */
@Component
public final class EngineCallMetrics {

  private final MeterRegistry registry;

  /** Counts in this registry. */
  public EngineCallMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Counts one.
   *
   * @param failure null for none
   */
  void count(String call, @Nullable CallFailure failure) {
    String outcome = failure == null ? "taken" : failure.name().toLowerCase(Locale.ROOT);
    registry.counter("journeyrunner.engine.calls", "call", call, "outcome", outcome).increment();
  }
}
