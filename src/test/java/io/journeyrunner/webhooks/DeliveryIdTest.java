// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.events.EventId;
import org.junit.jupiter.api.Test;

/** Receivers rely on it: an id that changes between versions makes repeats look new. */
class DeliveryIdTest {

  private static Job.Element element(String process, long instance) {
    return new Job.Element(new ProcessId(process), 1, "call", instance, 7);
  }

  @Test
  void ofARuleItDependsOnTheEventAndNotOnTheInstance() {
    EventId event = new EventId("e-ü-1");

    assertThat(DeliveryId.of(element("rule-x", 5), event))
        .isEqualTo(DeliveryId.of(element("rule-x", 6), event))
        .hasToString("msg_ac147836b1c0f03c19a661f6a13b5e2e");
  }

  @Test
  void inAJourneyEachTimeIsACallOfItsOwn() {
    EventId event = new EventId("e1");

    assertThat(DeliveryId.of(element("welcome", 5), event))
        .isNotEqualTo(DeliveryId.of(element("welcome", 6), event))
        .hasToString("msg_5933f1122fa17f1f63ed35ac44e07bae");
  }
}
