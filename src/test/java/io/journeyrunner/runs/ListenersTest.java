// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventNotTaken;
import io.journeyrunner.testing.Databases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is done when a journey begins and ends, and what keeps a journey from going on. */
class ListenersTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
  private static final DataSource NOWHERE =
      new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:9/none?connectTimeout=1");
  private static final JobResult DONE = new JobResult.Completed(Map.of());

  private final DataSource database = Databases.h2();
  private final RunStore store = RunsAccess.store(database);
  private final List<String> told = new ArrayList<>();
  private boolean isAway;

  private static Job job(int attempt) {
    return new Job(
        new Job.Element(new ProcessId("welcome"), 10, "begin", 5, 4),
        Map.of(),
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    """
                    { "user_id": "zoë", "event_id": "é1", "entry_mode": "one_at_a_time",
                      "brand": "ü", "event_depth": 3 }
                    """),
        attempt,
        CLOCK.instant());
  }

  private void take(Event event, int depth) {
    if (isAway) {
      throw new EventNotTaken(event, "the engine is away");
    }
    told.add(event.type() + " " + event.id() + " " + event.user() + " " + depth);
  }

  private JobResult ended(DataSource in, int attempt) {
    return new RunEndedWorker(
            RunsAccess.store(in), RunsAccess.waits(in), RunsAccess.events(this::take, CLOCK), CLOCK)
        .work(job(attempt));
  }

  private void begin() {
    store.add(List.of(RunVariables.run(job(1), CLOCK.instant())));
  }

  @Test
  void aRunEndsOnceHoweverOftenItsJobComes() {
    begin();
    assertThat(store.find(4)).isPresent();

    assertThat(ended(database, 1)).isEqualTo(DONE);
    assertThat(ended(database, 1)).isEqualTo(DONE);

    assertThat(store.find(4)).isEmpty();
    assertThat(told)
        .containsExactly("journey_exited exited-4 zoë 3", "journey_exited exited-4 zoë 3");
  }

  @Test
  void aRunWaitsForTheDatabaseWithoutSpendingAnAttempt() {
    assertThat(ended(NOWHERE, 1)).isInstanceOf(JobResult.Parked.class);
  }

  @Test
  void aRunWaitsForItsEventToBeTakenButNotForEver() {
    begin();
    isAway = true;

    assertThat(ended(database, 1))
        .isInstanceOfSatisfying(
            JobResult.TryAgain.class,
            again ->
                assertThat(again.failure().message())
                    .isEqualTo(
                        "event exited-4 of type journey_exited was not taken: the engine is"
                            + " away"));
    assertThat(store.find(4)).as("its user may enter").isEmpty();
    assertThat(ended(database, 10)).isEqualTo(DONE);
  }
}
