// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WebhookSettingsTest {

  @Test
  void aConcurrencyThatWouldStopAllCallsIsRefused() {
    assertThatThrownBy(() -> new WebhookSettings(0))
        .hasMessage("journeyrunner.webhooks.concurrency must be 1 to 10000, it is 0");
  }
}
