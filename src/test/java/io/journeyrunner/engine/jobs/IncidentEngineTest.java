// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import static io.journeyrunner.engine.TestProcesses.deployed;
import static io.journeyrunner.engine.TestProcesses.json;
import static io.journeyrunner.engine.TestProcesses.oneTask;
import static io.journeyrunner.engine.TestProcesses.started;
import static io.journeyrunner.engine.TestProcesses.unique;
import static io.journeyrunner.engine.TestProcesses.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.TestProcesses;
import io.journeyrunner.engine.jobs.JobResult.Completed;
import io.journeyrunner.engine.jobs.JobResult.Incident;
import io.journeyrunner.engine.jobs.JobResult.TryAgain;
import io.journeyrunner.testing.RunningEngine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@SuppressWarnings("try") // workers are there until they are closed
class IncidentEngineTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Failure FAILURE = new Failure("the partner said 503", "a detail");
  private static final Completed DONE = new Completed(Map.of());

  private final RunningEngine engine = RunningEngine.shared();
  private final String type = unique("block");
  private final Queue<Job> seen = new ConcurrentLinkedQueue<>();

  @Test
  void raisesAnIncidentAndBeginsAnewWhenOpsRetry() throws Exception {
    DeployedProcess process = deployed(oneTask(unique("incident"), type));

    try (var workers =
        engine.subscribe(
            scripted(
                type,
                new TryAgain(SHORT, FAILURE),
                new Incident(new Failure("POST https://x/: 400; mend the body", null)),
                DONE))) {
      long instance = started(process, json("{}"));
      await().until(() -> engine.incidents(instance).size() == 1);
      var incident = engine.incidents(instance).getFirst();
      assertThat(message(incident)).isEqualTo("POST https://x/: 400; mend the body");

      engine.retry(incident);
      await().until(() -> engine.isCompleted(instance));
    }

    assertThat(seen).extracting(Job::attempt).containsExactly(1, 2, 1);
    assertThat(List.copyOf(seen).get(2).since()).isAfter(seen.element().since());
  }

  @Test
  void turnsABugIntoAnIncident() throws Exception {
    DeployedProcess process = deployed(oneTask(unique("bug"), type));

    try (var workers =
        engine.subscribe(
            worker(
                type,
                job -> {
                  throw new IllegalStateException("secret of the stack trace");
                }))) {
      long instance = started(process, json("{}"));
      await().until(() -> engine.incidents(instance).size() == 1);

      assertThat(message(engine.incidents(instance).getFirst()))
          .startsWith(
              "a bug in Journey Runner stopped this block (IllegalStateException); its log has")
          .doesNotContain("secret");
    }
  }

  @Test
  void raisesAnIncidentForAResultThatTheEngineCantKeep() throws Exception {
    DeployedProcess process = deployed(oneTask(unique("huge"), type));

    try (var workers =
        engine.subscribe(
            scripted(
                type,
                new Completed(Map.of("reply", json("{\"ids\": [18446744073709551616]}"))),
                DONE))) {
      long instance = started(process, json("{}"));
      await().until(() -> engine.incidents(instance).size() == 1);
      var incident = engine.incidents(instance).getFirst();
      assertThat(message(incident))
          .isEqualTo(
              "the engine can't keep the outcome of this block: reply.ids[0]: the engine has no"
                  + " integers beyond 64 bits; send this one as text. Then press Retry.");

      engine.retry(incident);
      await().until(() -> engine.isCompleted(instance));
    }
  }

  @Test
  void completesABlockThatBringsAStateWithAnIntegerBeyondSixtyFourBits() throws Exception {
    DeployedProcess process = deployed(oneTask(unique("rounded"), type));

    try (var workers =
        engine.subscribe(
            scripted(
                type, new Completed(Map.of("state", json("{\"n\": 18446744073709551616}")))))) {
      long instance = started(process, json("{}"));
      await().until(() -> engine.isCompleted(instance));
    }
  }

  @Test
  void raisesAnIncidentWhenTheEngineRefusesTheResult() throws Exception {
    DeployedProcess process = deployed(oneTask(unique("large"), type));

    try (var workers =
        engine.subscribe(
            scripted(type, new Completed(Map.of("reply", "x".repeat(5 * 1024 * 1024))), DONE))) {
      long instance = started(process, json("{}"));
      await().until(() -> engine.incidents(instance).size() == 1);

      assertThat(message(engine.incidents(instance).getFirst()))
          .startsWith("the engine refused the outcome of this block: gRPC message exceeds maximum")
          .endsWith("; make the block's result smaller or mend its error code, then retry");
    }
  }

  private BlockWorker scripted(String jobType, JobResult... results) {
    return TestProcesses.scripted(jobType, seen, results);
  }

  private static String message(JsonNode incident) {
    return incident.path("value").path("errorMessage").asString();
  }
}
