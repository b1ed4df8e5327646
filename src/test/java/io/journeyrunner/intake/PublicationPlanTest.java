// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.intake.EventResult.StartedProcess;
import io.journeyrunner.intake.Publication.Moment;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.triggers.Limits;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.Verdict;
import io.journeyrunner.triggers.Wait;
import io.journeyrunner.triggers.WaitVerdict;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an event starts must not go on by the same event. */
class PublicationPlanTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final EventType SPIN = new EventType("spin");

  private static WaitVerdict waits(String process, String message) {
    return new WaitVerdict(new Wait(new ProcessId(process), "wait", SPIN, null, message), null);
  }

  private static Verdict starts(String process, EntryMode mode) {
    return new Verdict.Starts(
        new Trigger(
            new ProcessId(process),
            SPIN,
            null,
            Limits.NONE,
            new Trigger.Entry.ByMessage("entry:" + process + "/begin", mode),
            false));
  }

  private static Occasion occasion(List<EventStart> earlier) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    Event event = new Event(new EventId("é1"), SPIN, new UserId("zoë"), NOW, null, nothing);
    return new Occasion(event, 0, () -> nothing, earlier);
  }

  private static Moment moment(List<WaitVerdict> waits, List<Verdict> verdicts) {
    return PublicationPlan.of(waits, verdicts).publications().getFirst().moment();
  }

  @Test
  void anEventThatStartsNothingIsKeptForWaitsThatBeginLater() {
    assertThat(moment(List.of(waits("a", "spin")), List.of())).isEqualTo(Moment.KEPT);
    assertThat(moment(List.of(waits("a", "spin")), List.of(starts("b", EntryMode.ONE_AT_A_TIME))))
        .isEqualTo(Moment.KEPT);
  }

  @Test
  void anEventThatMayStartAJourneyIsPublishedForItOnlyWhenItDidNot() {
    PublicationPlan plan =
        PublicationPlan.of(
            List.of(waits("a", "spin")), List.of(starts("a", EntryMode.ONE_AT_A_TIME)));
    StartOutcome running = new StartOutcome.Running(new StartedProcess("a", null, true), true);

    assertThat(plan.first()).isEmpty();
    assertThat(plan.then(List.of())).hasSize(1);
    assertThat(plan.then(List.of(running))).isEmpty();
    assertThat(plan.then(List.of(new StartOutcome.Failed("x", "y")))).isEmpty();
  }

  @Test
  void anEventThatWasToldToARunStartsNoneWhenItIsSentAgain() {
    List<Verdict> verdicts =
        List.of(starts("a", EntryMode.ONE_AT_A_TIME), starts("b", EntryMode.ONE_AT_A_TIME));
    PublicationPlan plan = PublicationPlan.of(List.of(waits("a", "spin")), verdicts);

    assertThat(plan.starting(verdicts, occasion(List.of()))).isEqualTo(verdicts);
    assertThat(
            plan.starting(
                verdicts,
                occasion(List.of(new EventStart(Target.ofMessage("spin"), NOW, true, null)))))
        .satisfiesExactly(
            own ->
                assertThat(own)
                    .isInstanceOfSatisfying(
                        Verdict.Stays.class,
                        stays ->
                            assertThat(stays.reason())
                                .isEqualTo(Verdict.Reason.ALREADY_IN_JOURNEY)),
            other -> assertThat(other).isEqualTo(verdicts.getLast()));
  }

  @Test
  void runsSideBySideAreToldBeforeAnotherOneStarts() {
    assertThat(moment(List.of(waits("a", "spin")), List.of(starts("a", EntryMode.EVERY_EVENT))))
        .isEqualTo(Moment.BEFORE_STARTS);
  }

  @Test
  void aMessageOfTwoJourneysIsToldBeforeOneOfThemStarts() {
    List<WaitVerdict> shared = List.of(waits("a", "spin"), waits("b", "spin"));

    assertThat(moment(shared, List.of(starts("a", EntryMode.ONE_AT_A_TIME))))
        .isEqualTo(Moment.BEFORE_STARTS);
    assertThat(PublicationPlan.of(shared, List.of()).publications()).hasSize(1);
  }

  @Test
  void aWaitWhoseConditionDoesNotHoldIsNotTold() {
    WaitVerdict not = new WaitVerdict(waits("a", "spin#a/wait").place(), "n is 1");

    assertThat(PublicationPlan.of(List.of(not), List.of()).publications()).isEmpty();
  }
}
