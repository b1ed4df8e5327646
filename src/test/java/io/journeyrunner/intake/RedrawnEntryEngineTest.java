// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.journeys.JourneyNode;
import io.journeyrunner.journeys.runs.RunsAccess;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.testing.RunningEngine;
import io.journeyrunner.triggers.LifetimeEntries;
import io.journeyrunner.triggers.LimitCounters;
import io.journeyrunner.triggers.TriggerIndex;
import io.journeyrunner.triggers.Triggers;
import io.journeyrunner.users.UserId;
import io.journeyrunner.users.UserStatesOn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Two nodes on one database and one engine: on one of them an entry is drawn anew, and the other
 * gets events before it knows.
 */
class RedrawnEntryEngineTest {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final IntakeSettings SETTINGS =
      new IntakeSettings(
          Duration.ofSeconds(20),
          Duration.ofDays(7),
          5,
          Duration.ofMillis(500),
          Duration.ofMinutes(1));

  private final Engine engine = RunningEngine.shared().engine();
  private final DataSource database = Databases.h2();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final AnnotationConfigApplicationContext triggers =
      new AnnotationConfigApplicationContext();
  private final SeenStarts seen = new SeenStarts();
  private final JourneyNode here = new JourneyNode(database, engine, new TriggerIndex());
  private JourneyNode other;
  private EventStarts intake;
  private AutoCloseable listener;

  @BeforeEach
  void begin() {
    triggers.registerBean(JdbcClient.class, () -> jdbc);
    triggers.registerBean(Clock.class, () -> CLOCK);
    triggers.scan("io.journeyrunner.triggers");
    triggers.refresh();
    other = new JourneyNode(database, engine, triggers.getBean(TriggerIndex.class));
    intake = intake();
    listener = RunningEngine.shared().subscribe(RunsAccess.startListener(jdbc, seen, CLOCK));
  }

  @AfterEach
  void end() throws Exception {
    listener.close();
    triggers.close();
  }

  private EventStarts intake() {
    StartClaims claims =
        new StartClaims(
            new EventStartStore(jdbc),
            triggers.getBean(LimitCounters.class),
            triggers.getBean(LifetimeEntries.class),
            new TransactionTemplate(new DataSourceTransactionManager(database)),
            SETTINGS,
            CLOCK);
    TriggerIndex index = triggers.getBean(TriggerIndex.class);
    RunningJourneys journeys = RunsAccess.running(jdbc);
    StartFailures failures = new StartFailures(claims);
    JourneyStarter starter =
        new JourneyStarter(
            claims,
            failures,
            journeys,
            new StartWatch(journeys, seen, engine, SETTINGS),
            new KnownEntries(index, other.source()),
            engine);
    return new EventStarts(
        UserStatesOn.database(database),
        triggers.getBean(Triggers.class),
        claims,
        new ProcessStarter(
            claims, failures, starter, engine, new IntakeMetrics(new SimpleMeterRegistry())),
        new WaitPublisher(claims, engine, new SideBySide(index, journeys), SETTINGS),
        CLOCK);
  }

  private static String drawing(String journey, String start, String... properties) {
    return process(
        journey,
        entry(start, "nameless", properties) + waiting("wait", "P1D") + flow(start, "wait"));
  }

  private EventOutcome take(String id, String type) {
    Event event =
        new Event(
            new EventId(id),
            new EventType(type),
            new UserId("zoë"),
            Instant.now(),
            null,
            JsonNodeFactory.instance.objectNode().put("n", 1));
    return intake.start(event, 0, intake.earlier(event)).join();
  }

  private List<RunningJourneys.Run> runs(String journey) {
    return RunsAccess.running(jdbc).of(new ProcessId(journey), new UserId("zoë"));
  }

  @Test
  void anEventToTheOldEntryEntersByTheNewOne() {
    here.deploy("redrawn.bpmn", drawing("redrawn", "begin", "on", "redrawn", "perUserMax", "1"));
    other.source().refresh();
    here.deploy("redrawn.bpmn", drawing("redrawn", "door", "on", "redrawn", "perUserMax", "1"));

    EventOutcome outcome = take("é1", "redrawn");

    assertThat(outcome.failure()).isEmpty();
    assertThat(runs("redrawn")).hasSize(1);
    assertThat(outcome.starts())
        .singleElement()
        .isInstanceOfSatisfying(
            StartOutcome.Running.class,
            started ->
                assertThat(started.process().instance())
                    .isEqualTo(Long.toString(runs("redrawn").getFirst().instanceKey())));
    assertThat(take("é1", "redrawn").isRepeated()).isTrue();
  }

  @Test
  void theConditionOfTheNewEntryCounts() {
    here.deploy("redrawn-when.bpmn", drawing("redrawn-when", "begin", "on", "redrawn-when"));
    other.source().refresh();
    here.deploy(
        "redrawn-when.bpmn",
        drawing("redrawn-when", "door", "on", "redrawn-when", "when", "event.n > 1"));

    EventOutcome outcome = take("é2", "redrawn-when");

    assertThat(outcome.starts())
        .singleElement()
        .isInstanceOfSatisfying(
            StartOutcome.Stayed.class,
            stayed ->
                assertThat(stayed.process().detail()).isEqualTo("event.n > 1 is false: it is 1"));
    assertThat(runs("redrawn-when")).isEmpty();
  }

  @Test
  void whoListensNoLongerIsNotAnsweredFor() {
    here.deploy("redrawn-away.bpmn", drawing("redrawn-away", "begin", "on", "redrawn-away"));
    other.source().refresh();
    here.deploy("redrawn-away.bpmn", drawing("redrawn-away", "door", "on", "other-type"));

    assertThat(take("é3", "redrawn-away").starts()).isEmpty();
    assertThat(runs("redrawn-away")).isEmpty();
  }
}
