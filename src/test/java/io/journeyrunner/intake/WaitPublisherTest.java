// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static io.journeyrunner.intake.WelcomeJourney.EVENT;
import static io.journeyrunner.intake.WelcomeJourney.occasion;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.StartResult;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.Wait;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs side by side are told of an event one after the other. */
class WaitPublisherTest {

  private static final Trigger TRIGGER = WelcomeJourney.entered(EntryMode.EVERY_EVENT);
  private static final Publication PUBLICATION =
      new Publication(
          "spin",
          List.of(new Wait(WelcomeJourney.JOURNEY, "wait", TRIGGER.on(), null, "spin")),
          Publication.Moment.KEPT);

  private static final StartResult TAKEN = new StartResult.Published(100L);

  private final WelcomeJourney welcome = new WelcomeJourney();
  private final WaitPublisher publisher =
      new WaitPublisher(
          welcome.claims,
          welcome.engine,
          new SideBySide(welcome.index, welcome),
          WelcomeJourney.SETTINGS);

  WaitPublisherTest() {
    welcome.index.replace("journeys", List.of(TRIGGER));
    welcome.runs.add(WelcomeJourney.run(7, "é7", EntryMode.EVERY_EVENT));
    welcome.runs.add(WelcomeJourney.run(8, "é8", EntryMode.EVERY_EVENT));
    welcome.runs.add(WelcomeJourney.run(9, "é9", EntryMode.EVERY_EVENT));
  }

  @AfterEach
  void close() {
    welcome.close();
  }

  private List<WaitOutcome> publish(Occasion occasion) {
    return publisher.publish(List.of(PUBLICATION), occasion).join();
  }

  @Test
  void aRepeatTellsOnlyThoseWhoWereNotTold() {
    welcome.engine.publications.add(TAKEN);
    welcome.engine.publications.add(new StartResult.Unavailable("full", true, Duration.ZERO));
    assertThat(publish(occasion(EVENT))).hasOnlyElementsOfType(WaitOutcome.Failed.class);

    welcome.engine.publications.addAll(List.of(TAKEN, TAKEN));
    assertThat(publish(welcome.again(EVENT))).hasOnlyElementsOfType(WaitOutcome.Published.class);

    assertThat(welcome.engine.published).containsExactly("é1\n2", "é1\n1", "é1\n1", "é1");
    assertThat(publish(welcome.again(EVENT)))
        .containsExactly(new WaitOutcome.Published(PUBLICATION.waits(), false));
  }

  @Test
  void aRepeatAfterTheClaimWasAbandonedTellsOnlyThoseWhoWereNotTold() {
    welcome.engine.publications.add(TAKEN);
    welcome.engine.publications.add(new StartResult.Unavailable("no answer", false, Duration.ZERO));
    publish(occasion(EVENT));
    assertThat(publish(welcome.again(EVENT))).hasOnlyElementsOfType(WaitOutcome.Failed.class);
    assertThat(welcome.engine.published).as("the claim is young").containsExactly("é1\n2", "é1\n1");

    welcome.clock.advance(Duration.ofSeconds(21));
    welcome.engine.publications.addAll(List.of(TAKEN, TAKEN));
    assertThat(publish(welcome.again(EVENT))).hasOnlyElementsOfType(WaitOutcome.Published.class);

    assertThat(welcome.engine.published).containsExactly("é1\n2", "é1\n1", "é1\n1", "é1");
  }

  @Test
  void aRunThatWentOnAndEndedMeanwhileIsNotCountedForTheOthers() {
    welcome.engine.publications.add(TAKEN);
    welcome.engine.publications.add(new StartResult.Unavailable("full", true, Duration.ZERO));
    publish(occasion(EVENT));

    welcome.runs.removeFirst();
    welcome.engine.publications.addAll(List.of(TAKEN, TAKEN));
    publish(welcome.again(EVENT));

    assertThat(welcome.engine.published).containsExactly("é1\n2", "é1\n1", "é1\n1", "é1");
  }

  @Test
  void whatNobodyWasToldMayBeSentAgainAtOnce() {
    welcome.engine.publications.add(new StartResult.Unavailable("full", true, Duration.ZERO));

    publish(occasion(EVENT));

    assertThat(welcome.starts.of(EVENT.id())).isEmpty();
  }
}
