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
import io.journeyrunner.testing.Databases;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.triggers.LifetimeEntries;
import io.journeyrunner.triggers.LimitCounters;
import io.journeyrunner.triggers.Limits;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.TriggerIndex;
import io.journeyrunner.triggers.Wait;
import io.journeyrunner.users.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
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

/** Runs side by side are told of an event one after the other. */
class WaitPublisherTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final ProcessId JOURNEY = new ProcessId("welcome");
  private static final Trigger.Entry.ByMessage ENTRY =
      new Trigger.Entry.ByMessage("entry:welcome/begin", EntryMode.EVERY_EVENT);
  private static final Trigger TRIGGER =
      new Trigger(JOURNEY, new EventType("spin"), null, Limits.NONE, ENTRY, false);
  private static final Publication PUBLICATION =
      new Publication(
          "spin",
          List.of(new Wait(JOURNEY, "wait", TRIGGER.on(), null, "spin")),
          Publication.Moment.KEPT);
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
  private final WaitPublisher publisher;
  private final TriggerIndex index = new TriggerIndex();
  private final Queue<StartResult> answers = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();
  private final List<RunningJourneys.Run> runs = new ArrayList<>(List.of(run(7), run(8), run(9)));
  private Instant now = NOW;

  WaitPublisherTest() {
    DataSource database = Databases.h2();
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.scan("io.journeyrunner.triggers");
    context.refresh();
    starts = new EventStartStore(JdbcClient.create(database));
    InstantSource clock = () -> now;
    StartClaims claims =
        new StartClaims(
            starts,
            context.getBean(LimitCounters.class),
            context.getBean(LifetimeEntries.class),
            new TransactionTemplate(new DataSourceTransactionManager(database)),
            SETTINGS,
            clock.withZone(ZoneOffset.UTC));
    index.replace("journeys", List.of(TRIGGER));
    publisher =
        new WaitPublisher(claims, new Answering(), new SideBySide(index, new Known()), SETTINGS);
  }

  private static RunningJourneys.Run run(long key) {
    return new RunningJourneys.Run(key, null, EntryMode.EVERY_EVENT, NOW);
  }

  @AfterEach
  void close() {
    context.close();
  }

  private static Occasion first() {
    return new Occasion(EVENT, 0, JsonNodeFactory.instance::objectNode, List.of());
  }

  /** The same event, sent again. */
  private Occasion again() {
    return new Occasion(EVENT, 0, JsonNodeFactory.instance::objectNode, starts.of(EVENT.id()));
  }

  private List<WaitOutcome> publish(Occasion occasion) {
    return publisher.publish(List.of(PUBLICATION), occasion).join();
  }

  @Test
  void aRepeatTellsOnlyThoseWhoWereNotTold() {
    answers.add(new StartResult.Published(100L));
    answers.add(new StartResult.Unavailable("full", true, Duration.ZERO));
    assertThat(publish(first())).hasOnlyElementsOfType(WaitOutcome.Failed.class);

    answers.add(new StartResult.Published(101L));
    answers.add(new StartResult.Published(102L));
    assertThat(publish(again())).hasOnlyElementsOfType(WaitOutcome.Published.class);

    assertThat(told).containsExactly("é1\n2", "é1\n1", "é1\n1", "é1");
    assertThat(publish(again()))
        .containsExactly(new WaitOutcome.Published(PUBLICATION.waits(), false));
  }

  @Test
  void aRepeatAfterTheClaimWasAbandonedTellsOnlyThoseWhoWereNotTold() {
    answers.add(new StartResult.Published(100L));
    answers.add(new StartResult.Unavailable("no answer", false, Duration.ZERO));
    publish(first());
    assertThat(publish(again())).hasOnlyElementsOfType(WaitOutcome.Failed.class);
    assertThat(told).as("the claim is young").containsExactly("é1\n2", "é1\n1");

    now = NOW.plusSeconds(21);
    answers.add(new StartResult.Published(101L));
    answers.add(new StartResult.Published(102L));
    assertThat(publish(again())).hasOnlyElementsOfType(WaitOutcome.Published.class);

    assertThat(told).containsExactly("é1\n2", "é1\n1", "é1\n1", "é1");
  }

  @Test
  void aRunThatWentOnAndEndedMeanwhileIsNotCountedForTheOthers() {
    answers.add(new StartResult.Published(100L));
    answers.add(new StartResult.Unavailable("full", true, Duration.ZERO));
    publish(first());

    runs.removeFirst();
    answers.add(new StartResult.Published(101L));
    answers.add(new StartResult.Published(102L));
    publish(again());

    assertThat(told).containsExactly("é1\n2", "é1\n1", "é1\n1", "é1");
  }

  @Test
  void whatNobodyWasToldMayBeSentAgainAtOnce() {
    answers.add(new StartResult.Unavailable("full", true, Duration.ZERO));

    publish(first());

    assertThat(starts.of(EVENT.id())).isEmpty();
  }

  private final class Known implements RunningJourneys {
    @Override
    public List<Run> of(ProcessId process, UserId user) {
      return runs;
    }

    @Override
    public void gone(long instanceKey) {
      throw new AssertionError("nobody looks for them");
    }
  }

  /** An engine that answers to messages as the test says. */
  private final class Answering implements Engine {
    @Override
    public CompletionStage<InstanceLife> look(long instanceKey) {
      throw new AssertionError();
    }

    @Override
    public CompletionStage<StartResult> start(ProcessStart start) {
      throw new AssertionError();
    }

    @Override
    public CompletionStage<StartResult> publish(EventMessage message) {
      told.add(message.id());
      return CompletableFuture.completedFuture(answers.remove());
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
