// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.jobs.Failure;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventNotTaken;
import io.journeyrunner.events.SystemEvents;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.users.UserId;
import io.journeyrunner.users.UserStates;
import io.journeyrunner.users.UserStatesOn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The workers without an engine: what they decide about a job. */
class BlockWorkersTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final BlockSettings SETTINGS = new BlockSettings(4, Duration.ofDays(7));

  private static final String VARIABLES =
      """
      { "event_id": "e-ü-1", "event_type": "spin_used", "user_id": "üser-1", "brand": "7",
        "event_time": "2026-11-23T09:59:00Z", "event": { "count": 3 }, "event_depth": 2,
        "convert_value": { "amount": 12.5 } }
      """;

  private static Job job(Map<String, String> headers, String variables, int attempt) {
    return new Job(
        new Job.Element(new ProcessId("spin-issued"), 1, "the-block", 7, 70),
        headers,
        (ObjectNode) JsonMapper.shared().readTree(variables),
        attempt,
        NOW);
  }

  private static String incident(JobResult result) {
    return ((JobResult.Incident) result).failure().message();
  }

  @Test
  void aConvertTellsTheSystemWhatWasReachedAndWhatItIsWorth() {
    List<Event> told = new ArrayList<>();
    List<Integer> depths = new ArrayList<>();
    SystemEvents events =
        (event, depth) -> {
          told.add(event);
          depths.add(depth);
        };

    JobResult result =
        new ConvertWorker(events, SETTINGS, CLOCK)
            .work(job(Map.of("goal", "spin_used"), VARIABLES, 1));

    assertThat(result).isEqualTo(new JobResult.Completed(Map.of()));
    assertThat(depths).containsExactly(2);
    Event event = told.getFirst();
    assertThat(event.id().value()).isEqualTo("converted-7");
    assertThat(event.type().value()).isEqualTo("journey_converted");
    assertThat(event.user()).isEqualTo(new UserId("üser-1"));
    assertThat(event.brand()).isEqualTo("7");
    assertThat(event.time()).isEqualTo(NOW);
    assertThat(event.data())
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    { "process": "spin-issued", "instance": "70", "goal": "spin_used",
                      "value": { "amount": 12.5 }, "event_id": "e-ü-1" }
                    """));
  }

  @Test
  void aConvertThatIsNotTakenIsTriedAgainLongerAndLongerAndThenShownToOps() {
    SystemEvents away =
        (event, depth) -> {
          throw new EventNotTaken(event, "the engine is away");
        };
    ConvertWorker worker = new ConvertWorker(away, SETTINGS, CLOCK);
    Failure failure =
        new Failure(
            "Convert the-block: event converted-7 of type journey_converted was not taken: the"
                + " engine is away. Mend what listens to journey_converted, then press Retry.",
            null);

    assertThat(worker.work(job(Map.of("goal", "g"), VARIABLES, 1)))
        .isEqualTo(new JobResult.TryAgain(Duration.ofSeconds(5), failure));
    assertThat(worker.work(job(Map.of("goal", "g"), VARIABLES, 4)))
        .isEqualTo(new JobResult.TryAgain(Duration.ofSeconds(40), failure));
    assertThat(worker.work(job(Map.of("goal", "g"), VARIABLES, 10)))
        .isEqualTo(new JobResult.Incident(failure));
  }

  @Test
  void aConvertNeedsNoValue() {
    List<Event> told = new ArrayList<>();

    new ConvertWorker((event, depth) -> told.add(event), SETTINGS, CLOCK)
        .work(job(Map.of("goal", "g"), VARIABLES.replace("convert_value", "other"), 1));

    assertThat(told.getFirst().data().path("value").isNull()).isTrue();
  }

  @Test
  void refreshStateBringsTheStateAsItIsNow() {
    UserStates users = UserStatesOn.database(Databases.h2());
    ObjectNode state = (ObjectNode) JsonMapper.shared().readTree("{ \"level\": 9 }");
    users.merge(new UserId("üser-1"), state);

    assertThat(new RefreshStateWorker(users, SETTINGS).work(job(Map.of(), VARIABLES, 1)))
        .isEqualTo(new JobResult.Completed(Map.of("state", state)));
  }

  @Test
  void aBlockThatIsDrawnWrongSaysWhichWhatAndHowToMendIt() {
    assertThat(
            incident(new SplitWorker(SETTINGS).work(job(Map.of("variants", "A,B"), VARIABLES, 1))))
        .isEqualTo(
            "Split the-block: task header variants: is no JSON object; write it as {\"A\": 45,"
                + " \"B\": 45, \"control\": 10}. Correct the diagram and deploy it; this instance"
                + " keeps what it was started with, so cancel it and start it anew.");
  }

  @Test
  void aProcessWithoutAUserSaysSo() {
    String message =
        " the-block: the process has no variable user_id; start it with an event, or set the"
            + " variable in Operate. Then press Retry.";

    assertThat(
            incident(new SplitWorker(SETTINGS).work(job(Map.of("variants", "{\"A\":1}"), "{}", 1))))
        .isEqualTo("Split" + message);
    assertThat(
            incident(limit(new DriverManagerDataSource()).work(job(Map.of("max", "1"), "{}", 1))))
        .isEqualTo("Limit" + message);
  }

  @Test
  void aDatabaseThatIsAwayIsNobodysAttempt() {
    LimitWorker limit = limit(new DriverManagerDataSource("jdbc:h2:tcp://127.0.0.1:1/nowhere"));

    assertThat(limit.work(job(Map.of("max", "1"), VARIABLES, 1)))
        .isEqualTo(
            new JobResult.Parked(
                Duration.ofSeconds(10), "the database could not be asked; it is tried again"));
  }

  private static LimitWorker limit(DriverManagerDataSource database) {
    return new LimitWorker(
        new LimitUses(
            new LimitUseStore(JdbcClient.create(database)),
            new TransactionTemplate(new DataSourceTransactionManager(database)),
            CLOCK),
        SETTINGS);
  }
}
