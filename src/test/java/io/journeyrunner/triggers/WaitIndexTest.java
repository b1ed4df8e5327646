// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits for a type, over all versions of the journeys. */
class WaitIndexTest {

  private static final EventType BOUGHT = new EventType("bought");

  private final WaitIndex index = new WaitIndex();

  /** As each version of a diagram is read: compiled anew. */
  private static Wait drawn(String when) {
    return new Wait(
        new ProcessId("welcome"), "wait", BOUGHT, Condition.compile(when), "bought:welcome");
  }

  @Test
  void aWaitThatTwoVersionsHaveIsListedOnce() {
    index.replace(List.of(drawn("event.n > 10"), drawn("event.n > 10")));

    assertThat(index.on(BOUGHT)).containsExactly(drawn("event.n > 10"));
  }

  @Test
  void aWaitWhoseConditionChangedIsListedForBoth() {
    index.replace(List.of(drawn("event.n > 10"), drawn("event.n > 11")));

    assertThat(index.on(BOUGHT)).hasSize(2);
  }
}
