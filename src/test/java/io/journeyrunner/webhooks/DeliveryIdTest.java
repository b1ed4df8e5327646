// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Receivers rely on it: an id that changes between versions makes repeats look new. */
class DeliveryIdTest {

  private static Job.Element element(String process, long instance) {
    return new Job.Element(new ProcessId(process), 1, "call", instance, 7);
  }

  private static Event event(String id, String user) {
    return new Event(
        new EventId(id),
        new EventType("spin"),
        new UserId(user),
        Instant.EPOCH,
        null,
        JsonNodeFactory.instance.objectNode());
  }

  @Test
  void ofARuleItDependsOnTheEventOfTheUserAndNotOnTheInstance() {
    Event event = event("e-ü-1", "zoë");

    assertThat(DeliveryId.of(element("rule-x", 5), event))
        .isEqualTo(DeliveryId.of(element("rule-x", 6), event))
        .isNotEqualTo(DeliveryId.of(element("rule-x", 5), event("e-ü-1", "åsa")))
        .hasToString("msg_f842a58ad870391b217e46967628bffa");
  }

  @Test
  void inAJourneyEachTimeIsACallOfItsOwn() {
    Event event = event("e1", "zoë");

    assertThat(DeliveryId.of(element("welcome", 5), event))
        .isNotEqualTo(DeliveryId.of(element("welcome", 6), event))
        .hasToString("msg_5933f1122fa17f1f63ed35ac44e07bae");
  }
}
