// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where endpoints come from, beside the API, and how tokens are fetched.
 *
 * @param folder every {@code .yaml} file in it is an endpoint, loaded at start and again when it
 *     changes; it need not be there
 * @param tokenTimeout how long a token server may take, 100 ms to 60 s; a bigger value lets calls
 *     hold their places longer while it hangs
 * @param tokenMargin how long before its end a token is no longer used, and at most half of its
 *     life; covers the time of a call and clocks that differ
 */
@ConfigurationProperties("journeyrunner.webhooks.endpoints")
public record EndpointSettings(
    @DefaultValue("bpmn/endpoints") Path folder,
    @DefaultValue("10s") Duration tokenTimeout,
    @DefaultValue("30s") Duration tokenMargin) {

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Checks the ranges. */
  public EndpointSettings {
    if (tokenTimeout.compareTo(SHORTEST) < 0 || tokenTimeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "journeyrunner.webhooks.endpoints.token-timeout must be 100ms to 60s");
    }
    if (tokenMargin.isNegative()) {
      throw new IllegalArgumentException(
          "journeyrunner.webhooks.endpoints.token-margin must not be less than 0");
    }
  }
}
