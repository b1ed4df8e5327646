// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What closes when a wait takes an event. */
class OpenWaitTest {

  private static final long SUB_PROCESS = 7;
  private static final long INSTANCE = 4;

  private static OpenWait wait(String element, long elementKey, Wait.Kind kind) {
    ProcessId journey = new ProcessId("welcome");
    return new OpenWait(
        elementKey,
        element,
        new RunId("run"),
        new UserId("zoë"),
        new OpenWait.Site(journey, 10, INSTANCE),
        kind,
        true,
        0,
        new EventType("spin"),
        null,
        null,
        new RunMessage("wait:welcome/" + element, "run", false),
        Instant.EPOCH);
  }

  @Test
  void anExitClosesTheOthersOfItsScopeAndNotTheBorderAroundIt() {
    OpenWait exit = wait("exit", SUB_PROCESS, Wait.Kind.SCOPE);

    assertThat(wait("exit", SUB_PROCESS, Wait.Kind.SCOPE).closesWith(exit)).isTrue();
    assertThat(wait("notice", SUB_PROCESS, Wait.Kind.SCOPE).closesWith(exit)).isTrue();
    assertThat(wait("border", SUB_PROCESS, Wait.Kind.BOUNDARY).closesWith(exit)).isFalse();
  }

  @Test
  void aBorderClosesAllThatItsActivityHasOpened() {
    OpenWait border = wait("border", SUB_PROCESS, Wait.Kind.BOUNDARY);

    assertThat(wait("other", SUB_PROCESS, Wait.Kind.BOUNDARY).closesWith(border)).isTrue();
    assertThat(wait("exit", SUB_PROCESS, Wait.Kind.SCOPE).closesWith(border)).isTrue();
  }

  @Test
  void anExitOfTheWholeProcessClosesAllInIt() {
    OpenWait exit = wait("exit", INSTANCE, Wait.Kind.SCOPE);

    assertThat(wait("used", 9, Wait.Kind.CATCH).closesWith(exit)).isTrue();
    assertThat(wait("border", SUB_PROCESS, Wait.Kind.BOUNDARY).closesWith(exit)).isTrue();
  }
}
