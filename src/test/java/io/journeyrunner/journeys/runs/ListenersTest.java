// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventNotTaken;
import io.journeyrunner.intake.SeenStarts;
import io.journeyrunner.testing.Databases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
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

  private final JourneyRunStore store = new JourneyRunStore(JdbcClient.create(Databases.h2()));
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

  private JobResult started(JourneyRunStore runs, int attempt) {
    return new JourneyStartedWorker(runs, new RunEvents(this::take, CLOCK), new SeenStarts(), CLOCK)
        .work(job(attempt));
  }

  private JobResult ended(int attempt) {
    return new JourneyEndedWorker(store, new RunEvents(this::take, CLOCK), CLOCK)
        .work(job(attempt));
  }

  @Test
  void doingItTwiceIsTheSameAsOnce() {
    assertThat(started(store, 1)).isEqualTo(DONE);
    assertThat(started(store, 1)).isEqualTo(DONE);
    assertThat(store.find(4)).isPresent();

    assertThat(ended(1)).isEqualTo(DONE);
    assertThat(ended(1)).isEqualTo(DONE);
    assertThat(store.find(4)).isEmpty();
    assertThat(told)
        .containsExactly(
            "journey_started started-4 zoë 3",
            "journey_started started-4 zoë 3",
            "journey_exited exited-4 zoë 3",
            "journey_exited exited-4 zoë 3");
  }

  @Test
  void aJourneyWaitsForTheDatabaseWithoutSpendingAnAttempt() {
    JourneyRunStore away = new JourneyRunStore(JdbcClient.create(NOWHERE));

    assertThat(started(away, 1)).isInstanceOf(JobResult.Parked.class);
  }

  @Test
  void aJourneyWaitsForItsEventToBeTakenButNotForEver() {
    isAway = true;

    assertThat(started(store, 1))
        .isInstanceOfSatisfying(
            JobResult.TryAgain.class,
            again ->
                assertThat(again.failure().message())
                    .isEqualTo(
                        "event started-4 of type journey_started was not taken: the engine is"
                            + " away"));
    assertThat(started(store, 10)).isEqualTo(DONE);
    assertThat(ended(1)).isInstanceOf(JobResult.TryAgain.class);
    assertThat(store.find(4)).isPresent();
    assertThat(ended(10)).isEqualTo(DONE);
    assertThat(store.find(4)).isEmpty();
  }
}
