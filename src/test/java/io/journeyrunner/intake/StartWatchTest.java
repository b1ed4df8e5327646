// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static io.journeyrunner.intake.AnsweringEngine.MESSAGE;
import static io.journeyrunner.intake.WelcomeJourney.EVENT;
import static io.journeyrunner.intake.WelcomeJourney.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.InstanceLife;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.intake.RunningJourneys.Run;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.users.UserId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That a user was let in, or kept out, is said only if it is certain. */
class StartWatchTest {

  private final SeenStarts seen = new SeenStarts();
  private final AnsweringEngine engine = new AnsweringEngine();
  private List<Run> known = List.of();

  private StartWatch.Watch watch(Duration patience) {
    IntakeSettings settings =
        new IntakeSettings(Duration.ZERO, Duration.ZERO, 5, patience, Duration.ZERO);
    return new StartWatch(new Known(), seen, engine, settings)
        .begin(WelcomeJourney.entered(EntryMode.ONE_AT_A_TIME), EVENT);
  }

  private Sight sight(@Nullable Long messageKey) {
    try (StartWatch.Watch watch = watch(Duration.ofMillis(150))) {
      return watch.await(messageKey);
    }
  }

  @Test
  void aStartThatThisNodeHearsIsKnownAtOnce() {
    try (StartWatch.Watch watch = watch(Duration.ofMinutes(1))) {
      seen.seen(WelcomeJourney.JOURNEY, EVENT.id(), 101);

      assertThat(watch.await(MESSAGE)).isEqualTo(new Sight.Begun(101));
    }
  }

  @Test
  void aStartThatAnotherNodeHearsIsFoundInTheDatabase() {
    known = List.of(run(101, "é1", EntryMode.ONE_AT_A_TIME));

    assertThat(sight(MESSAGE)).isEqualTo(new Sight.Begun(101));
  }

  @Test
  void aRunThatBeganBeforeTheMessageAndLivesKeepsTheUserOut() {
    known = List.of(run(99, "é0", EntryMode.ONE_AT_A_TIME));

    assertThat(sight(MESSAGE)).isEqualTo(new Sight.KeptOut(known.getFirst()));
  }

  @Test
  void whatMayHaveBeenOtherwiseIsNotClaimed() {
    known = List.of(run(101, "é0", EntryMode.ONE_AT_A_TIME));
    assertThat(sight(MESSAGE)).as("it began after the message").isEqualTo(new Sight.Unknown());

    known = List.of(run(99, "é0", EntryMode.EVERY_EVENT));
    assertThat(sight(MESSAGE)).as("it keeps nobody out").isEqualTo(new Sight.Unknown());

    known = List.of(run(99, "é0", EntryMode.ONE_AT_A_TIME));
    assertThat(sight(null)).as("the message's key is unknown").isEqualTo(new Sight.Unknown());
    engine.life = InstanceLife.GONE;
    assertThat(sight(MESSAGE)).as("it ended, nobody knows when").isEqualTo(new Sight.Unknown());
    engine.life = InstanceLife.UNKNOWN;
    assertThat(sight(MESSAGE)).as("the engine is away").isEqualTo(new Sight.Unknown());
  }

  @Test
  void withoutPatienceNothingIsLookedFor() {
    known = List.of(run(101, "é1", EntryMode.ONE_AT_A_TIME));

    try (StartWatch.Watch watch = watch(Duration.ZERO)) {
      assertThat(watch.await(MESSAGE)).isEqualTo(new Sight.Unknown());
    }
  }

  private final class Known implements RunningJourneys {
    @Override
    public List<Run> of(ProcessId process, UserId user) {
      return known;
    }

    @Override
    public void gone(long instanceKey) {
      throw new AssertionError("a watch forgets nothing");
    }
  }
}
