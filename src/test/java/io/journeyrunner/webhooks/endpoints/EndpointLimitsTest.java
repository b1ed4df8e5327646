// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.webhooks.gates.GateLimits;
import io.journeyrunner.webhooks.gates.GateSettings;
import io.journeyrunner.webhooks.gates.Origin;
import io.journeyrunner.webhooks.secrets.SecretSettings;
import io.journeyrunner.webhooks.secrets.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

/** What the gate of an origin gets from the endpoints there. */
class EndpointLimitsTest {

  private static final Origin SHOP = new Origin("https://shop.example:443");

  private final MockEnvironment environment = new MockEnvironment();
  private final EndpointsOn node =
      new EndpointsOn(
          Databases.h2(),
          new EndpointReview() {
            @Override
            public List<Finding> mistakes(Endpoint endpoint) {
              return List.of();
            }

            @Override
            public List<String> users(String id) {
              return List.of();
            }
          },
          Path.of("no-such-folder"),
          Clock.systemUTC());
  private final GateLimits.Source limits =
      node.limits(
          new Binder(List.of(new MapConfigurationPropertySource(Map.of("gates.concurrency", "64"))))
              .bindOrCreate("gates", GateSettings.class),
          new Secrets(new SecretSettings(null), environment));

  @Test
  void anOriginWithoutEndpointHasTheDefault() {
    assertThat(limits.limitsOf(SHOP)).isEqualTo(new GateLimits(64, null));
    assertThat(limits.endpointsOf(SHOP)).isEmpty();
  }

  @Test
  void ofTwoEndpointsWithOneOriginTheStricterLimitCounts() {
    node.put("{ id: a, baseUrl: https://SHOP.example/v1, concurrency: 100, ratePerSecond: 5 }");
    node.put("{ id: b, baseUrl: 'https://shop.example:443/v2/', ratePerSecond: 9 }");
    node.put("{ id: c, baseUrl: https://other.example, concurrency: 1 }");

    assertThat(limits.limitsOf(SHOP)).isEqualTo(new GateLimits(100, 5));
    assertThat(limits.endpointsOf(SHOP)).containsExactly("a", "b");
  }

  @Test
  void aChangeCountsForTheNextCall() {
    node.put("{ id: a, baseUrl: https://shop.example, ratePerSecond: 5 }");
    assertThat(limits.limitsOf(SHOP).perSecond()).isEqualTo(5);

    node.put("{ id: a, baseUrl: https://shop.example, ratePerSecond: 6 }");

    assertThat(limits.limitsOf(SHOP).perSecond()).isEqualTo(6);
    node.delete("a");
    assertThat(limits.limitsOf(SHOP).perSecond()).isNull();
  }

  @Test
  void aHostThatIsASecretIsFound() {
    environment.setProperty("JOURNEYRUNNER_SECRET_SHOP", "https://shop.example/");
    node.put("{ id: a, baseUrl: '{{secrets.shop}}', concurrency: 3 }");
    node.put("{ id: b, baseUrl: '{{secrets.missing}}', concurrency: 1 }");

    assertThat(limits.limitsOf(SHOP).concurrency()).isEqualTo(3);
  }
}
