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
  }

  @AfterEach
  void close() {
    welcome.close();
  }

  @Test
  void whatFailedAfterOthersWereToldIsNotToldToThemAgainAtOnce() {
    welcome.engine.publications.add(new StartResult.Published(100L));
    welcome.engine.publications.add(new StartResult.Unavailable("full", true, Duration.ZERO));

    assertThat(publisher.publish(List.of(PUBLICATION), occasion(EVENT)).join())
        .hasOnlyElementsOfType(WaitOutcome.Failed.class);

    assertThat(welcome.starts.of(EVENT.id())).as("the claim stays").hasSize(1);
  }

  @Test
  void whatNobodyWasToldMayBeSentAgainAtOnce() {
    welcome.engine.publications.add(new StartResult.Unavailable("full", true, Duration.ZERO));

    publisher.publish(List.of(PUBLICATION), occasion(EVENT)).join();

    assertThat(welcome.starts.of(EVENT.id())).isEmpty();
  }
}
