// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.webhooks.gates.GateLimits;
import io.journeyrunner.webhooks.gates.GateSettings;
import io.journeyrunner.webhooks.gates.Gates;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the gates the places that this node's worker has. */
@Configuration(proxyBeanMethods = false)
class GateConfiguration {

  @Bean
  Gates gates(
      GateSettings settings, WebhookSettings webhooks, GateLimits.Source limits, Clock clock) {
    return new Gates(settings, limits, webhooks.concurrency(), clock);
  }
}
