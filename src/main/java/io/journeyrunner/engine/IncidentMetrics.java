// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.journeyrunner.engine.embedded.EmbeddedEngine;
import io.journeyrunner.engine.embedded.IncidentCount;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells in the log and the figures that the embedded engine has raised incidents: those of
 * gateways, timers, mappings and calls come to no worker of ours, and without Operate nothing lists
 * them. Thread-safe.
 */
@Component
final class IncidentMetrics {

  private static final Logger log = LoggerFactory.getLogger(IncidentMetrics.class);

  private final EmbeddedEngine engine;
  private final MeterRegistry registry;
  private volatile IncidentCount last = new IncidentCount(0, 0);
  private volatile boolean counted;

  IncidentMetrics(EmbeddedEngine engine, MeterRegistry registry) {
    this.engine = engine;
    this.registry = registry;
  }

  /** Costs one small answer of the engine. */
  @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT15S")
  void look() {
    engine
        .incidents()
        .ifPresent(
            now -> {
              long unused = note(now);
            });
  }

  /** Gives how many are new. An engine that was started again counts from 0. */
  long note(IncidentCount now) {
    long known = counted ? last.raised() : now.resolved(); // an engine that ran before has counted
    long fresh = now.raised() - (now.raised() < known ? 0 : known);
    last = now;
    if (!counted) {
      counted = true;
      count("raised", IncidentCount::raised);
      count("resolved", IncidentCount::resolved);
    }
    if (fresh > 0) {
      log.atWarn()
          .addKeyValue("new", fresh)
          .addKeyValue("raised", now.raised())
          .addKeyValue("resolved", now.resolved())
          .addKeyValue(
              "consequence", "runs stand still; Operate and GET /api/v1/incidents list them")
          .log("engine.incidents_raised");
    }
    return fresh;
  }

  private void count(String action, ToDoubleFunction<IncidentCount> part) {
    FunctionCounter.builder(
            "journeyrunner.engine.incidents", this, self -> part.applyAsDouble(self.last))
        .tag("action", action)
        .register(registry);
  }
}
