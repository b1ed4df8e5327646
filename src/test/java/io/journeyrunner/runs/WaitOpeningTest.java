// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.testing.SettableClock;
import io.journeyrunner.triggers.Condition;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.triggers.Situation;
import io.journeyrunner.triggers.WaitConditions;
import io.journeyrunner.users.UserId;
import io.journeyrunner.users.UserStatesOn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which events count for a wait that opens, on both databases. */
class WaitOpeningTest {

  private static final UserId ZOE = new UserId("zoë");
  private static final EventType SPIN = new EventType("spin");
  private static final ProcessId JOURNEY = new ProcessId("welcome");
  private static final RunId RUN = new RunId("run");

  abstract static class Contract {

    private final SettableClock clock = new SettableClock();
    private final RunStore runs;
    private final OpenWaitStore waits;
    private final RunEventStore events;
    private final WaitMatch match = new WaitMatch(new WaitConditions());
    private final WaitIndex index = new WaitIndex();
    private final WaitOpening opening;
    private final TransactionTemplate transaction;

    Contract(DataSource database) {
      runs = RunsAccess.store(database);
      waits = RunsAccess.waits(database);
      events = new RunEventStore(JdbcClient.create(database), new JdbcTemplate(database));
      transaction = new TransactionTemplate(new JdbcTransactionManager(database));
      opening =
          new WaitOpening(
              runs,
              waits,
              events,
              match,
              UserStatesOn.database(database),
              new WaitOpening.Surroundings(
                  transaction,
                  clock,
                  new RunSettings(Duration.ofMinutes(1), Duration.ofMinutes(1))));
    }

    @BeforeEach
    void begin() {
      index.replace(List.of(wait("used", null)), Map.of());
      runs.add(
          List.of(
              new Run(
                  RUN,
                  JOURNEY,
                  10,
                  4L,
                  new Run.Entry(ZOE, new EventId("é1"), EntryMode.ONE_AT_A_TIME, null, 0),
                  clock.instant(),
                  false)));
    }

    private static Wait wait(String element, @Nullable String when) {
      return new Wait(
          JOURNEY,
          element,
          new Wait.Opener(element, false),
          SPIN,
          when == null ? null : Condition.compileForWait(when),
          Wait.Kind.CATCH,
          true,
          0,
          false,
          null);
    }

    private Job job(long elementKey) {
      return new Job(
          new Job.Element(JOURNEY, 10, "used", elementKey, 4),
          Map.of(),
          (ObjectNode)
              JsonMapper.shared().readTree("{\"user_id\": \"zoë\", \"run_id\": \"run\", \"n\": 3}"),
          1,
          clock.instant());
    }

    private static Event event(String id, int n) {
      return new Event(
          new EventId(id),
          SPIN,
          ZOE,
          Instant.EPOCH,
          null,
          JsonNodeFactory.instance.objectNode().put("n", n));
    }

    /** An event comes, as the intake takes it. */
    private Arrival arrive(Event event) {
      return transaction.execute(
          status -> {
            HeldRuns held =
                new HeldRuns(
                    runs.hold(List.of(ZOE)), waits.of(List.of(RUN)), index, match, clock.instant());
            Arrival arrival =
                held.arrive(
                    event,
                    0,
                    new Situation(
                        event,
                        JsonNodeFactory.instance::objectNode,
                        clock.instant().atZone(ZoneOffset.UTC)));
            events.add(held.events());
            waits.delete(held.closed());
            return arrival;
          });
    }

    @Test
    void anEventThatCameAMomentAgoMovesTheWaitAndTheNextOneFindsItClosed() {
      assertThat(arrive(event("a", 1)).moves()).isEmpty();

      List<RunEvent> moved = opening.open(job(7), List.of(wait("used", null)));

      assertThat(moved).extracting(one -> one.event().id().value()).containsExactly("a");
      assertThat(moved.getFirst().messages())
          .containsExactly(new RunMessage("wait:welcome/used", "7", false));
      assertThat(waits.of(List.of(RUN))).isEmpty();
      assertThat(opening.open(job(8), List.of(wait("used", null)))).isEmpty();
      assertThat(waits.of(List.of(RUN))).hasSize(1);
    }

    @Test
    void theOldestOfTwoMovesTheFirstWaitAndTheOtherTheNext() {
      arrive(event("a", 1));
      arrive(event("b", 2));

      assertThat(opening.open(job(7), List.of(wait("used", null))))
          .extracting(one -> one.event().id().value())
          .containsExactly("a");
      assertThat(opening.open(job(8), List.of(wait("used", null))))
          .extracting(one -> one.event().id().value())
          .containsExactly("b");
    }

    @Test
    void anEventThatIsTooOldDoesNotCount() {
      arrive(event("a", 1));
      clock.advance(Duration.ofSeconds(61));

      assertThat(opening.open(job(7), List.of(wait("used", null)))).isEmpty();
      assertThat(waits.of(List.of(RUN))).hasSize(1);
    }

    @Test
    void aJobThatComesAgainOpensTheWaitOnceAndMovesItOnce() {
      opening.open(job(7), List.of(wait("used", null)));
      opening.open(job(7), List.of(wait("used", null)));
      assertThat(waits.of(List.of(RUN))).hasSize(1);

      assertThat(arrive(event("a", 1)).moves()).hasSize(1);
      assertThat(arrive(event("b", 1)).moves()).isEmpty();
      opening.open(job(7), List.of(wait("used", null)));

      assertThat(waits.of(List.of(RUN))).as("it has its event").isEmpty();
    }

    /** The border of an activity that has one instance for each of many things. */
    private static Wait border() {
      return new Wait(
          JOURNEY,
          "border",
          new Wait.Opener("used", false),
          SPIN,
          null,
          Wait.Kind.BODY_BOUNDARY,
          false,
          0,
          false,
          null);
    }

    @Test
    void theBorderOfManyInstancesTakesAnEventOnceAndAsLongAsOneOfThemIsThere() {
      opening.open(job(7), List.of(border()));
      opening.open(job(8), List.of(border()));

      assertThat(arrive(event("a", 1)).moves().getFirst().messages()).hasSize(1);
      waits.close(8);
      assertThat(arrive(event("b", 1)).moves().getFirst().messages()).hasSize(1);
      waits.close(7);
      assertThat(arrive(event("c", 1)).moves()).isEmpty();
    }

    @Test
    void elementsMayChangeTheirNamesInTurnWhenARunIsMoved() {
      opening.open(job(7), List.of(wait("a", null)));
      opening.open(job(8), List.of(wait("b", null)));
      MovedRuns moved =
          new MovedRuns(
              runs,
              waits,
              new NoticedRuns(),
              version -> Optional.of(List.of(wait("b", "event.n = 1"), wait("c", "event.n = 2"))),
              transaction);

      moved.moved(runs.find(4).orElseThrow(), 11, Map.of("a", "b", "b", "c"));

      assertThat(waits.of(List.of(RUN)))
          .extracting(OpenWait::elementKey, OpenWait::element, OpenWait::condition)
          .containsExactlyInAnyOrder(tuple(7L, "b", "event.n = 1"), tuple(8L, "c", "event.n = 2"));
    }

    @Test
    void aConditionSeesTheVariablesThatTheRunHadWhenTheWaitOpened() {
      opening.open(job(7), List.of(wait("used", "vars.n = event.n")));

      assertThat(arrive(event("a", 2)).answers().getFirst().whyNot())
          .hasToString("vars.n = event.n is false: event.n is 2, vars.n is 3");
      assertThat(arrive(event("b", 3)).moves()).hasSize(1);
    }

    @Test
    void allOfARunGoesWithIt() {
      opening.open(job(7), List.of(wait("used", "event.n = 1")));
      arrive(event("a", 2));

      assertThat(runs.delete(RUN)).isTrue();

      assertThat(waits.of(List.of(RUN))).isEmpty();
      assertThat(events.kept(RUN, List.of(SPIN), Instant.EPOCH)).isEmpty();
    }

    @Test
    void whatIsNotSentIsFoundUntilItIs() {
      opening.open(job(7), List.of(wait("used", null)));
      List<RunEvent> moves = arrive(event("a", 1)).moves();

      assertThat(events.unsent(ZOE, new EventId("a"))).hasSize(1);
      assertThat(events.unsentSince(clock.instant(), 10)).isEmpty();
      clock.advance(Duration.ofSeconds(30));
      assertThat(events.unsentSince(clock.instant(), 10)).hasSize(1);
      events.sent(moves);

      assertThat(events.unsentSince(clock.instant(), 10)).isEmpty();
      assertThat(events.purge(clock.instant(), 10)).isEqualTo(1);
    }
  }

  @Nested
  class OnH2 extends Contract {
    OnH2() {
      super(Databases.h2());
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres());
    }
  }
}
