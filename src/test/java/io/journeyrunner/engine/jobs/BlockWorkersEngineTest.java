// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import static io.journeyrunner.engine.TestProcesses.deployed;
import static io.journeyrunner.engine.TestProcesses.json;
import static io.journeyrunner.engine.TestProcesses.oneTask;
import static io.journeyrunner.engine.TestProcesses.resource;
import static io.journeyrunner.engine.TestProcesses.started;
import static io.journeyrunner.engine.TestProcesses.unique;
import static io.journeyrunner.engine.TestProcesses.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.TestProcesses;
import io.journeyrunner.engine.TestProcesses.TestWorker;
import io.journeyrunner.engine.jobs.JobResult.BpmnError;
import io.journeyrunner.engine.jobs.JobResult.Completed;
import io.journeyrunner.engine.jobs.JobResult.Parked;
import io.journeyrunner.engine.jobs.JobResult.TryAgain;
import io.journeyrunner.testing.RunningEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // workers are there until they are closed
class BlockWorkersEngineTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Failure FAILURE = new Failure("the partner said 503", "a detail");
  private static final Completed DONE = new Completed(Map.of());

  private final RunningEngine engine = RunningEngine.shared();
  private final String type = unique("block");
  private final Queue<Job> seen = new ConcurrentLinkedQueue<>();

  @Test
  void givesTheWorkerItsBlockAndTheProcessItsResult() throws Exception {
    String next = unique("next");
    DeployedProcess process =
        deployed(
            resource(
                Bpmn.createExecutableProcess(unique("two"))
                    .startEvent()
                    .serviceTask(
                        "first", t -> t.zeebeJobType(type).zeebeTaskHeader("url", "https://x/"))
                    .serviceTask("second", t -> t.zeebeJobType(next))
                    .endEvent()
                    .done()));

    try (var workers =
        engine.subscribe(
            scripted(type, new Completed(Map.of("reply", json("{\"ok\": true}")))),
            scripted(next, DONE))) {
      long instance = started(process, json("{\"user_id\": \"ი-1\"}"));
      await().until(() -> engine.isCompleted(instance));

      Job first = seen.remove();
      assertThat(first.headers()).containsExactly(Map.entry("url", "https://x/"));
      assertThat(first.variables()).isEqualTo(json("{\"user_id\": \"ი-1\"}"));
      assertThat(first.attempt()).isEqualTo(1);
      assertThat(first.element().id()).isEqualTo("first");
      assertThat(first.element().process()).isEqualTo(process.id());
      assertThat(first.element().definitionKey()).isEqualTo(process.definitionKey());
      assertThat(first.element().processInstanceKey()).isEqualTo(instance);
      assertThat(seen.remove().variables())
          .isEqualTo(json("{\"user_id\": \"ი-1\", \"reply\": {\"ok\": true}}"));
    }
  }

  /** As the client's worker does after some mishaps: it is there, and asks for nothing. */
  @Test
  void aWorkerThatStoppedAskingForJobsIsOpenedAnew() throws Exception {
    DeployedProcess process = deployed(oneTask(unique("stalled"), type));
    try (Subscriptions subscriptions =
        new Subscriptions(
            engine.client(), Clock.systemUTC(), JobGate.OPEN, (version, id) -> Optional.empty())) {
      subscriptions.open(scripted(type, DONE, DONE, DONE));
      subscriptions.all().getFirst().worker().close();
      started(process, json("{}"));
      long second = started(process, json("{}"));
      await()
          .until(
              () -> {
                subscriptions.watch(Duration.ZERO);
                return engine.isCompleted(second);
              });
      long third = started(process, json("{}"));
      await().until(() -> engine.isCompleted(third));

      assertThat(subscriptions.all().getFirst().worker().isOpen()).isTrue();
    }
  }

  @Test
  void countsAttemptsOverARestartOfTheWorker() throws Exception {
    DeployedProcess process = deployed(oneTask(unique("retried"), type));
    try (var first = engine.subscribe(scripted(type, new TryAgain(SHORT, FAILURE)))) {
      started(process, json("{}"));
      await().until(() -> seen.size() == 1);
    }
    Instant since = seen.remove().since();

    try (var second = engine.subscribe(scripted(type, new TryAgain(SHORT, FAILURE), DONE))) {
      await().until(() -> seen.size() == 2);
    }

    assertThat(seen).extracting(Job::attempt).containsExactly(2, 3);
    assertThat(seen).extracting(Job::since).containsOnly(since);
  }

  @Test
  void countsNoAttemptForAParkedJob() throws Exception {
    DeployedProcess process = deployed(oneTask(unique("parked"), type));

    try (var workers =
        engine.subscribe(
            scripted(
                type,
                new TryAgain(SHORT, FAILURE),
                new Parked(SHORT, "endpoint is full"),
                new Parked(SHORT, "endpoint is full"),
                DONE))) {
      long instance = started(process, json("{}"));
      await().until(() -> engine.isCompleted(instance));
    }

    assertThat(seen).extracting(Job::attempt).containsExactly(1, 2, 2, 2);
    assertThat(seen).extracting(Job::since).containsOnly(seen.element().since());
  }

  @Test
  void keepsItsOwnVariableFromWorkersAndFromTheProcess() throws Exception {
    String next = unique("next");
    DeployedProcess process =
        deployed(
            resource(
                Bpmn.createExecutableProcess(unique("local"))
                    .startEvent()
                    .serviceTask("first", t -> t.zeebeJobType(type))
                    .serviceTask("second", t -> t.zeebeJobType(next))
                    .endEvent()
                    .done()));

    try (var workers =
        engine.subscribe(
            scripted(type, new TryAgain(SHORT, FAILURE), new Completed(Map.of("a", 1))),
            scripted(next, DONE))) {
      long instance = started(process, json("{}"));
      await().until(() -> engine.isCompleted(instance));

      assertThat(seen)
          .extracting(Job::variables)
          .containsExactly(json("{}"), json("{}"), json("{\"a\": 1}"));
      assertThat(seen).extracting(Job::attempt).containsExactly(1, 2, 1);
      assertThat(engine.records("VARIABLE"))
          .filteredOn(r -> r.path("value").path("name").asString().equals("journeyrunner"))
          .filteredOn(r -> r.path("value").path("processInstanceKey").asLong() == instance)
          .isNotEmpty()
          .allMatch(r -> r.path("value").path("scopeKey").asLong() != instance);
    }
  }

  @Test
  void takesWhenABlockBecameDueFromTheDiagram() throws Exception {
    DeployedProcess process =
        deployed(
            resource(
                Bpmn.createExecutableProcess(unique("since"))
                    .startEvent()
                    .serviceTask(
                        "task",
                        t ->
                            t.zeebeJobType(type)
                                .zeebeInputExpression("{since: begun}", "journeyrunner"))
                    .endEvent()
                    .done()));

    try (var workers = engine.subscribe(scripted(type, DONE))) {
      long instance = started(process, json("{\"begun\": \"2026-11-23T10:00:00.123Z[GMT]\"}"));
      await().until(() -> engine.isCompleted(instance));
    }

    assertThat(seen.element().since()).isEqualTo(Instant.parse("2026-11-23T10:00:00.123Z"));
  }

  @Test
  void sendsABpmnErrorToTheBoundaryEvent() throws Exception {
    String rescue = unique("rescue");
    DeployedProcess process =
        deployed(
            resource(
                Bpmn.createExecutableProcess(unique("error"))
                    .startEvent()
                    .serviceTask("task", t -> t.zeebeJobType(type))
                    .boundaryEvent("rejected", b -> b.error("WEBHOOK_REJECTED"))
                    .serviceTask("rescue", t -> t.zeebeJobType(rescue))
                    .endEvent()
                    .moveToActivity("task")
                    .endEvent()
                    .done()));

    try (var workers =
        engine.subscribe(
            scripted(type, new BpmnError("WEBHOOK_REJECTED", FAILURE)), scripted(rescue, DONE))) {
      long instance = started(process, json("{}"));
      await().until(() -> engine.isCompleted(instance));
    }

    assertThat(seen).extracting(job -> job.element().id()).containsExactly("task", "rescue");
  }

  @Test
  void letsNoHangingWorkerStopAnother() throws Exception {
    String other = unique("other");
    DeployedProcess hanging = deployed(oneTask(unique("hanging"), type));
    DeployedProcess lively = deployed(oneTask(unique("lively"), other));
    CountDownLatch end = new CountDownLatch(1);
    BlockWorker stuck = new TestWorker(type, 2, job -> waitFor(end));

    try (var workers = engine.subscribe(stuck, scripted(other, DONE))) {
      for (int i = 0; i < 10; i++) {
        started(hanging, json("{}"));
      }
      long instance = started(lively, json("{}"));

      await().atMost(Duration.ofSeconds(5)).until(() -> engine.isCompleted(instance));
      end.countDown();
    }
  }

  @Test
  void finishesRunningJobsBeforeItCloses() throws Exception {
    DeployedProcess process = deployed(oneTask(unique("closing"), type));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    AutoCloseable workers =
        engine.subscribe(
            worker(
                type,
                job -> {
                  begun.countDown();
                  return waitFor(end);
                }));
    long instance = started(process, json("{}"));
    begun.await();

    Thread closing = Thread.startVirtualThread(() -> close(workers));
    end.countDown();
    closing.join();

    await().until(() -> engine.isCompleted(instance));
  }

  private BlockWorker scripted(String jobType, JobResult... results) {
    return TestProcesses.scripted(jobType, seen, results);
  }

  private static JobResult waitFor(CountDownLatch end) {
    try {
      end.await();
      return DONE;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
