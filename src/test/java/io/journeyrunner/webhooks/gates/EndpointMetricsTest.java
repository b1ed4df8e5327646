// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.SettableClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EndpointMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final GateSettings settings =
      new Binder(List.of(new MapConfigurationPropertySource(Map.of())))
          .bindOrCreate("gates", GateSettings.class);
  private final Gates gates =
      new Gates(settings, origin -> settings.limits(), 512, new SettableClock());
  private final EndpointMetrics metrics = new EndpointMetrics(gates, registry);

  private void call(String origin, String shown, Verdict verdict) {
    Admission admission = gates.enter(new Origin(origin), shown, "rule");
    if (admission instanceof Admission.Admitted admitted) {
      admitted.pass().end(verdict, Duration.ofMillis(20), Optional.empty());
    }
  }

  private void breakIt(String origin, String shown) {
    IntStream.range(0, 12).forEach(n -> call(origin, shown, Verdict.FAILED));
  }

  private double breaker(String endpoint) {
    return registry.get("journeyrunner.endpoint.breaker").tag("endpoint", endpoint).gauge().value();
  }

  @Test
  void aBrokenEndpointIsShownHoweverManyThereAre() {
    IntStream.range(0, 150)
        .forEach(n -> call("https://h" + n + ":443", "https://h" + n + ":443", Verdict.ANSWERED));
    breakIt("https://zürich:443", "https://zürich:443");

    metrics.refresh();

    assertThat(registry.find("journeyrunner.endpoint.breaker").gauges()).hasSize(100);
    assertThat(breaker("https://zürich:443")).isEqualTo(2);
    assertThat(
            registry
                .get("journeyrunner.endpoint.parked")
                .tag("endpoint", "https://zürich:443")
                .gauge())
        .extracting(Gauge::value)
        .isEqualTo(2.0);
  }

  @Test
  void hostsThatOneSecretNamesAreOneEndpoint() {
    call("https://one:443", "{{secrets.host}}", Verdict.ANSWERED);
    breakIt("https://two:443", "{{secrets.host}}");

    metrics.refresh();

    assertThat(registry.find("journeyrunner.endpoint.breaker").gauges()).hasSize(1);
    assertThat(breaker("{{secrets.host}}")).isEqualTo(2);
  }
}
