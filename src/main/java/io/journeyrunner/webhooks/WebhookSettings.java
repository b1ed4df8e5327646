// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How calls are sent.
 *
 * @param concurrency how many calls one node sends at once, 1 to 10,000; a bigger value costs about
 *     100 kB of memory and a connection each
 */
@ConfigurationProperties("journeyrunner.webhooks")
record WebhookSettings(@DefaultValue("512") int concurrency) {

  private static final int MOST = 10_000;

  WebhookSettings {
    if (concurrency < 1 || concurrency > MOST) {
      throw new IllegalArgumentException(
          "journeyrunner.webhooks.concurrency must be 1 to " + MOST + ", it is " + concurrency);
    }
  }
}
