// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Shows how endpoints do, by the names that {@code /endpoint-health} has for them. At most 100, so
 * that URLs made of data can't fill the memory of who collects it: those that are broken first,
 * then those that are called most.
 */
@Component
final class EndpointMetrics {

  private static final int MOST = 100;
  private static final Comparator<EndpointHealth> WORTH_SHOWING =
      Comparator.comparing(EndpointMetrics::breaker)
          .thenComparing(one -> one.recent().callsPerSecond())
          .reversed();

  /** Two origins that one secret names look the same from outside. */
  private record Figures(int breaker, int inFlight, int parked) {

    static Figures of(EndpointHealth health) {
      return new Figures(
          EndpointMetrics.breaker(health), health.load().inFlight(), health.load().parked());
    }

    Figures and(Figures other) {
      return new Figures(
          Math.max(breaker, other.breaker), inFlight + other.inFlight, parked + other.parked);
    }
  }

  private final Gates gates;
  private final MultiGauge breakers;
  private final MultiGauge inFlight;
  private final MultiGauge parked;

  EndpointMetrics(Gates gates, MeterRegistry registry) {
    this.gates = gates;
    this.breakers =
        MultiGauge.builder("journeyrunner.endpoint.breaker")
            .description("0 closed, 1 half open, 2 open")
            .register(registry);
    this.inFlight = MultiGauge.builder("journeyrunner.endpoint.in.flight").register(registry);
    this.parked = MultiGauge.builder("journeyrunner.endpoint.parked").register(registry);
  }

  @Scheduled(fixedDelayString = "PT5S")
  void refresh() {
    Map<String, Figures> shown = new LinkedHashMap<>();
    gates.health().stream()
        .sorted(WORTH_SHOWING)
        .limit(MOST)
        .forEach(health -> shown.merge(health.endpoint(), Figures.of(health), Figures::and));
    breakers.register(rows(shown, Figures::breaker), true);
    inFlight.register(rows(shown, Figures::inFlight), true);
    parked.register(rows(shown, Figures::parked), true);
  }

  private static Collection<MultiGauge.Row<?>> rows(
      Map<String, Figures> shown, ToIntFunction<Figures> figure) {
    return shown.entrySet().stream()
        .<MultiGauge.Row<?>>map(
            one ->
                MultiGauge.Row.of(
                    Tags.of("endpoint", one.getKey()), figure.applyAsInt(one.getValue())))
        .toList();
  }

  private static int breaker(EndpointHealth health) {
    return List.of("closed", "half_open", "open").indexOf(health.breaker().state());
  }
}
