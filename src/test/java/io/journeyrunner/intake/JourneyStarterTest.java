// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static io.journeyrunner.intake.WelcomeJourney.EVENT;
import static io.journeyrunner.intake.WelcomeJourney.NOW;
import static io.journeyrunner.intake.WelcomeJourney.occasion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.triggers.Trigger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a start by message says and keeps when more happens than the one start. */
class JourneyStarterTest {

  private static final Trigger TRIGGER = WelcomeJourney.entered(EntryMode.ONE_AT_A_TIME);
  private static final Trigger.Entry.ByMessage ENTRY = (Trigger.Entry.ByMessage) TRIGGER.entry();

  private final WelcomeJourney welcome = new WelcomeJourney();
  private final SeenStarts seen = new SeenStarts();
  private boolean isRefreshed;
  private final JourneyStarter starter =
      new JourneyStarter(
          welcome.claims,
          new StartFailures(welcome.claims),
          welcome,
          new StartWatch(welcome, seen, welcome.engine, WelcomeJourney.SETTINGS),
          new KnownEntries(welcome.index, () -> isRefreshed = true),
          welcome.engine);

  JourneyStarterTest() {
    welcome.index.replace("journeys", List.of(TRIGGER));
  }

  @AfterEach
  void close() {
    welcome.close();
  }

  @Test
  void anEventThatIsSentTwiceAtOnceIsNotKeptOutByItsOwnRun() {
    welcome.starts.claim(EVENT.id(), Target.of(TRIGGER), NOW);
    welcome.runs.add(WelcomeJourney.run(7, "é1", EntryMode.ONE_AT_A_TIME));

    assertThat(starter.start(TRIGGER, ENTRY, occasion(EVENT)).join())
        .isInstanceOfSatisfying(
            StartOutcome.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(StartOutcome.IN_PROGRESS));
  }

  @Test
  void aRunOfAnotherEventKeepsTheUserOut() {
    welcome.runs.add(WelcomeJourney.run(7, "é0", EntryMode.ONE_AT_A_TIME));

    assertThat(starter.start(TRIGGER, ENTRY, occasion(EVENT)).join())
        .isInstanceOf(StartOutcome.Stayed.class);
  }

  @Test
  void aStartThatNobodySawIsSaidToBeUnconfirmed() {
    assertThat(starter.start(TRIGGER, ENTRY, occasion(EVENT)).join())
        .isEqualTo(StartOutcome.running(TRIGGER, null, true));
    assertThat(welcome.starts.of(EVENT.id())).allMatch(EventStart::started);
  }

  @Test
  void anEntryThatWasDrawnAnewMeanwhileLosesNoEvent() {
    welcome.index.replace("journeys", List.of());

    assertThat(starter.start(TRIGGER, ENTRY, occasion(EVENT)).join())
        .isInstanceOfSatisfying(
            StartOutcome.Failed.class, failed -> assertThat(failed.isRedrawn()).isTrue());
    assertThat(isRefreshed).as("another node may have drawn it").isTrue();
    assertThat(welcome.starts.of(EVENT.id())).as("it may be sent again").isEmpty();
  }

  @Test
  void aClaimThatAnotherRequestSettledGivesNothingBack() {
    Trigger once = WelcomeJourney.entered(EntryMode.ONCE_IN_A_LIFETIME);
    welcome.claims.claim(once, occasion(EVENT));
    welcome.claims.acknowledge(EVENT.id(), Target.of(once), 7L); // whoever took it over

    welcome.claims.takeBack(EVENT, once);

    assertThat(welcome.claims.claim(once, occasion(WelcomeJourney.event("é2"))))
        .isInstanceOf(Claim.Denied.class);
  }

  @Test
  void aStateThatCantBeReadLeavesNobodyWaiting() {
    IllegalStateException away = new IllegalStateException("the database is away");
    Occasion unreadable =
        new Occasion(
            EVENT,
            0,
            () -> {
              throw away;
            },
            List.of());

    assertThatThrownBy(() -> starter.start(TRIGGER, ENTRY, unreadable)).isSameAs(away);
    assertThat(seen.expect(WelcomeJourney.JOURNEY, EVENT.id()).getNumberOfDependents())
        .as("those who wait: this test")
        .isEqualTo(1);
  }
}
