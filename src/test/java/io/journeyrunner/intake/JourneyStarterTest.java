// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.journeyrunner.testing.Databases;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.triggers.LifetimeEntries;
import io.journeyrunner.triggers.LimitCounters;
import io.journeyrunner.triggers.Limits;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.TriggerIndex;
import io.journeyrunner.users.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a start by message says and keeps when more happens than the one start. */
class JourneyStarterTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final ProcessId JOURNEY = new ProcessId("welcome");
  private static final Trigger.Entry.ByMessage ENTRY =
      new Trigger.Entry.ByMessage("entry:welcome/begin", EntryMode.ONE_AT_A_TIME);
  private static final Trigger TRIGGER =
      new Trigger(JOURNEY, new EventType("spin"), null, Limits.NONE, ENTRY, false);
  private static final Event EVENT =
      new Event(
          new EventId("é1"),
          TRIGGER.on(),
          new UserId("zoë"),
          NOW,
          null,
          JsonNodeFactory.instance.objectNode());
  private static final IntakeSettings SETTINGS =
      new IntakeSettings(
          Duration.ofSeconds(20), Duration.ofDays(7), 5, Duration.ZERO, Duration.ZERO);

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final EventStartStore starts;
  private final StartClaims claims;
  private final JourneyStarter starter;
  private final TriggerIndex index = new TriggerIndex();
  private final SeenStarts seen = new SeenStarts();
  private final List<RunningJourneys.Run> runs = new ArrayList<>();
  private boolean isRefreshed;

  JourneyStarterTest() {
    DataSource database = Databases.h2();
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.scan("io.journeyrunner.triggers");
    context.refresh();
    starts = new EventStartStore(JdbcClient.create(database));
    claims =
        new StartClaims(
            starts,
            context.getBean(LimitCounters.class),
            context.getBean(LifetimeEntries.class),
            new TransactionTemplate(new DataSourceTransactionManager(database)),
            SETTINGS,
            Clock.fixed(NOW, ZoneOffset.UTC));
    index.replace("journeys", List.of(TRIGGER));
    RunningJourneys journeys = new Known();
    Engine engine = new Publishing();
    starter =
        new JourneyStarter(
            claims,
            new StartFailures(claims),
            journeys,
            new StartWatch(journeys, seen, engine, SETTINGS),
            new KnownEntries(index, () -> isRefreshed = true),
            engine);
  }

  @AfterEach
  void close() {
    context.close();
  }

  private static Occasion occasion() {
    return new Occasion(EVENT, 0, JsonNodeFactory.instance::objectNode, List.of());
  }

  @Test
  void anEventThatIsSentTwiceAtOnceIsNotKeptOutByItsOwnRun() {
    starts.claim(EVENT.id(), Target.of(TRIGGER), NOW);
    runs.add(new RunningJourneys.Run(7, EVENT.id(), EntryMode.ONE_AT_A_TIME, NOW));

    assertThat(starter.start(TRIGGER, ENTRY, occasion()).join())
        .isInstanceOfSatisfying(
            StartOutcome.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(StartOutcome.IN_PROGRESS));
  }

  @Test
  void aRunOfAnotherEventKeepsTheUserOut() {
    runs.add(new RunningJourneys.Run(7, new EventId("é0"), EntryMode.ONE_AT_A_TIME, NOW));

    assertThat(starter.start(TRIGGER, ENTRY, occasion()).join())
        .isInstanceOf(StartOutcome.Stayed.class);
  }

  @Test
  void aStartThatNobodySawIsSaidToBeUnconfirmed() {
    assertThat(starter.start(TRIGGER, ENTRY, occasion()).join())
        .isEqualTo(StartOutcome.running(TRIGGER, null, true));
    assertThat(starts.of(EVENT.id())).allMatch(EventStart::started);
  }

  @Test
  void anEntryThatWasDrawnAnewMeanwhileLosesNoEvent() {
    index.replace("journeys", List.of());

    assertThat(starter.start(TRIGGER, ENTRY, occasion()).join())
        .isInstanceOfSatisfying(
            StartOutcome.Failed.class, failed -> assertThat(failed.isRedrawn()).isTrue());
    assertThat(isRefreshed).as("another node may have drawn it").isTrue();
    assertThat(starts.of(EVENT.id())).as("it may be sent again").isEmpty();
  }

  @Test
  void aClaimThatAnotherRequestSettledGivesNothingBack() {
    Trigger once =
        new Trigger(
            JOURNEY,
            TRIGGER.on(),
            null,
            Limits.NONE,
            new Trigger.Entry.ByMessage(ENTRY.messageName(), EntryMode.ONCE_IN_A_LIFETIME),
            false);
    claims.claim(once, occasion());
    claims.acknowledge(EVENT.id(), Target.of(once), 7L); // whoever took it over

    claims.takeBack(EVENT, once);

    Event next = new Event(new EventId("é2"), EVENT.type(), EVENT.user(), NOW, null, EVENT.data());
    assertThat(claims.claim(once, new Occasion(next, 0, EVENT::data, List.of())))
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
    assertThat(seen.awaited()).isZero();
  }

  private final class Known implements RunningJourneys {
    @Override
    public List<Run> of(ProcessId process, UserId user) {
      return runs;
    }

    @Override
    public void gone(long instanceKey) {
      throw new AssertionError("all of them run");
    }
  }

  /** An engine that takes every message, and in which all runs live. */
  private static final class Publishing implements Engine {
    @Override
    public CompletionStage<InstanceLife> look(long instanceKey) {
      return CompletableFuture.completedFuture(InstanceLife.RUNNING);
    }

    @Override
    public CompletionStage<StartResult> start(ProcessStart start) {
      return CompletableFuture.completedFuture(new StartResult.Published(100L));
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
