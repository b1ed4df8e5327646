// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.testing.SettableClock;
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
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/** The journey that an event brings a user into, with a database of its own. */
final class WelcomeJourney implements AutoCloseable, RunningJourneys {

  static final Instant NOW = Instant.parse("2026-11-23T10:00:42Z");
  static final ProcessId JOURNEY = new ProcessId("welcome");
  static final Event EVENT = event("é1");
  static final IntakeSettings SETTINGS =
      new IntakeSettings(
          Duration.ofSeconds(20), Duration.ofDays(7), 5, Duration.ZERO, Duration.ZERO);

  final EventStartStore starts;
  final StartClaims claims;
  final TriggerIndex index = new TriggerIndex();
  final List<Run> runs = new ArrayList<>();
  final SettableClock clock = new SettableClock();
  final AnsweringEngine engine = new AnsweringEngine();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  WelcomeJourney() {
    DataSource database = Databases.h2();
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.registerBean(Clock.class, () -> clock);
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
            clock);
  }

  static Event event(String id) {
    return new Event(
        new EventId(id),
        new EventType("spin"),
        new UserId("zoë"),
        NOW,
        null,
        JsonNodeFactory.instance.objectNode());
  }

  static Trigger entered(EntryMode mode) {
    Trigger.Entry entry = new Trigger.Entry.ByMessage("entry:welcome/begin", mode);
    return new Trigger(JOURNEY, EVENT.type(), null, Limits.NONE, entry, false);
  }

  static Run run(long key, String event, EntryMode mode) {
    return new Run(key, new EventId(event), mode, NOW);
  }

  static Occasion occasion(Event event) {
    return new Occasion(event, 0, JsonNodeFactory.instance::objectNode, List.of());
  }

  /** The same event, sent again. */
  Occasion again(Event event) {
    return new Occasion(event, 0, JsonNodeFactory.instance::objectNode, starts.of(event.id()));
  }

  @Override
  public List<Run> of(ProcessId process, UserId user) {
    return List.copyOf(runs);
  }

  @Override
  public void gone(long instanceKey) {
    throw new AssertionError("all of them run");
  }

  @Override
  public void close() {
    context.close();
  }
}
