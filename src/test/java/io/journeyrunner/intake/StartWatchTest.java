// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.CommandResult;
import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.EventMessage;
import io.journeyrunner.engine.InstanceLife;
import io.journeyrunner.engine.Migration;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.engine.ProcessStart;
import io.journeyrunner.engine.StartResult;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.intake.RunningJourneys.Run;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.triggers.Limits;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.users.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** That a user was let in, or kept out, is said only if it is certain. */
class StartWatchTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final ProcessId JOURNEY = new ProcessId("welcome");
  private static final long MESSAGE = 100;
  private static final Event EVENT =
      new Event(
          new EventId("é1"),
          new EventType("spin"),
          new UserId("zoë"),
          NOW,
          null,
          JsonNodeFactory.instance.objectNode());

  private final SeenStarts seen = new SeenStarts();
  private List<Run> known = List.of();
  private InstanceLife life = InstanceLife.RUNNING;

  private static Run run(long key, String event, EntryMode mode) {
    return new Run(key, new EventId(event), mode, NOW);
  }

  private StartWatch.Watch watch(Duration patience) {
    Trigger trigger =
        new Trigger(
            JOURNEY,
            EVENT.type(),
            null,
            Limits.NONE,
            new Trigger.Entry.ByMessage("entry:welcome/begin", EntryMode.ONE_AT_A_TIME),
            false);
    IntakeSettings settings =
        new IntakeSettings(Duration.ZERO, Duration.ZERO, 5, patience, Duration.ZERO);
    return new StartWatch(new Known(), seen, new Looked(), settings).begin(trigger, EVENT);
  }

  private Sight sight(@Nullable Long messageKey) {
    try (StartWatch.Watch watch = watch(Duration.ofMillis(150))) {
      return watch.await(messageKey);
    }
  }

  @Test
  void aStartThatThisNodeHearsIsKnownAtOnce() {
    try (StartWatch.Watch watch = watch(Duration.ofMinutes(1))) {
      seen.seen(JOURNEY, EVENT.id(), 101);

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
    life = InstanceLife.GONE;
    assertThat(sight(MESSAGE)).as("it ended, nobody knows when").isEqualTo(new Sight.Unknown());
    life = InstanceLife.UNKNOWN;
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

  /** An engine that is only asked whether an instance runs. */
  private final class Looked implements Engine {
    @Override
    public CompletionStage<InstanceLife> look(long instanceKey) {
      return CompletableFuture.completedFuture(life);
    }

    @Override
    public CompletionStage<StartResult> start(ProcessStart start) {
      throw new AssertionError();
    }

    @Override
    public CompletionStage<StartResult> publish(EventMessage message) {
      throw new AssertionError();
    }

    @Override
    public List<DeployedProcess> deploy(List<ProcessResource> resources) {
      throw new AssertionError();
    }

    @Override
    public CompletionStage<CommandResult> cancel(long instanceKey) {
      throw new AssertionError();
    }

    @Override
    public CompletionStage<CommandResult> migrate(long instanceKey, Migration migration) {
      throw new AssertionError();
    }
  }
}
