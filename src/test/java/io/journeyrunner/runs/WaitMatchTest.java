// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.triggers.Situation;
import io.journeyrunner.triggers.WaitConditions;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** The order in which the waits of a run get an event. */
class WaitMatchTest {

  private static final UserId ZOE = new UserId("zoë");
  private static final EventType SPIN = new EventType("spin");
  private static final Event EVENT =
      new Event(
          new EventId("é1"), SPIN, ZOE, Instant.EPOCH, null, JsonNodeFactory.instance.objectNode());

  private static OpenWait wait(String element, Wait.Kind kind, boolean interrupting) {
    return new OpenWait(
        7,
        element,
        new RunId("run"),
        ZOE,
        new OpenWait.Site(new ProcessId("welcome"), 10, 4),
        kind,
        interrupting,
        0,
        SPIN,
        null,
        null,
        new RunMessage("wait:welcome/" + element, "run", false),
        Instant.EPOCH);
  }

  @Test
  void noticesAreToldBeforeWhatMayEndTheirScopeAndExitsAfterWhatTheyEnd() {
    List<OpenWait> open =
        List.of(
            wait("exit", Wait.Kind.SCOPE, true),
            wait("last", Wait.Kind.CATCH, true),
            wait("border", Wait.Kind.BOUNDARY, true),
            wait("told", Wait.Kind.BOUNDARY, false),
            wait("notice", Wait.Kind.SCOPE, false));
    Situation situation =
        new Situation(
            EVENT,
            () -> JsonNodeFactory.instance.objectNode(),
            Instant.EPOCH.atZone(ZoneOffset.UTC));

    assertThat(new WaitMatch(new WaitConditions()).ask(open, situation))
        .allMatch(WaitMatch.Answer::takes)
        .extracting(answer -> answer.place().element())
        .containsExactly("told", "notice", "last", "border", "exit");
  }
}
