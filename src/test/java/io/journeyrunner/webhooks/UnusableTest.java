// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.jobs.Failure;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.testing.Databases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.node.ObjectNode;

/** Jobs that lead to no call at all. */
class UnusableTest {

  /** Nobody listens: a call would be tried again. */
  private static final String URL = "http://127.0.0.1:1/";

  private final WorkerFixture bench = new WorkerFixture();

  @Test
  void aMissingSecretIsInvalid() {
    JobResult.BpmnError result =
        (JobResult.BpmnError)
            bench.work(Map.of("url", URL, "signWith", "partner-key", "onFailure", "error"));

    assertThat(result.code()).isEqualTo("WEBHOOK_INVALID");
    assertThat(result.failure().message())
        .contains("signWith: the secret partner-key is not there; add it to the secrets folder");
  }

  @Test
  void aProcessWithoutItsEventFollowsOnFailure() {
    ObjectNode variables = WorkerFixture.variables();
    variables.remove("event_id");

    assertThat(
            bench.worker.work(
                WorkerFixture.job(Map.of("url", URL, "onFailure", "error"), variables, 1)))
        .isEqualTo(
            new JobResult.BpmnError(
                "WEBHOOK_INVALID",
                new Failure(
                    "Nothing was sent: the process has no variable event_id; start it with an"
                        + " event, or set the variable in Operate.",
                    null)));
    assertThat(bench.worker.work(WorkerFixture.job(Map.of("url", URL), variables, 1)))
        .isInstanceOf(JobResult.Incident.class);
  }

  @Test
  void allVariablesThatAreMissingAreNamedAtOnce() {
    ObjectNode variables = WorkerFixture.variables();
    variables.remove(List.of("event_id", "event_time"));
    variables.putNull("user_id");

    assertThat(
            bench.worker.work(
                WorkerFixture.job(Map.of("url", URL, "onFailure", "error"), variables, 1)))
        .isEqualTo(
            new JobResult.BpmnError(
                "WEBHOOK_INVALID",
                new Failure(
                    "Nothing was sent: the process has no variables event_id, user_id, event_time;"
                        + " start it with an event, or set the variables in Operate.",
                    null)));
  }

  @Test
  void aConfigurationThatCantWorkIsAnIncidentWithItsMistakes() {
    assertThat(bench.work(Map.of("url", URL, "retries", "often")))
        .isEqualTo(
            new JobResult.Incident(
                new Failure(
                    "Nothing was sent: task header retries: retries must be fast, standard, patient"
                        + " or a list such as [PT5S, PT1M], not \"often\"; correct the value."
                        + " Correct the diagram and deploy it; this instance keeps what it was"
                        + " started with, so cancel it and start it anew.",
                    null)));
  }

  @Test
  void aDatabaseThatIsAwaySpendsNoAttempt() {
    DelegatingDataSource database = new DelegatingDataSource(Databases.h2());
    WorkerFixture fixture = new WorkerFixture(database);
    database.setTargetDataSource(new DriverManagerDataSource("jdbc:h2:tcp://127.0.0.1:1/none"));

    assertThat(fixture.work(Map.of("url", URL + "?level={{state.level}}")))
        .isEqualTo(
            new JobResult.Parked(
                Duration.ofSeconds(10), "the user's state could not be read; it is tried again"));
  }
}
