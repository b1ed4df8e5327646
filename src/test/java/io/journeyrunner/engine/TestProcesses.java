// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.testing.RunningEngine;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Processes for the tests of the engine, each with job types of its own. */
public final class TestProcesses {

  private TestProcesses() {}

  /** A word that no other test uses. */
  public static String unique(String word) {
    return word + "-" + UUID.randomUUID();
  }

  /** A process of one task. */
  public static ProcessResource oneTask(String id, String jobType) {
    return resource(
        Bpmn.createExecutableProcess(id)
            .startEvent()
            .serviceTask("task", task -> task.zeebeJobType(jobType))
            .endEvent()
            .done());
  }

  /** As a file would hold it. */
  public static ProcessResource resource(BpmnModelInstance model) {
    return new ProcessResource("process.bpmn", Bpmn.convertToString(model));
  }

  /** Deploys it to the shared engine. */
  public static DeployedProcess deployed(ProcessResource resource) {
    return RunningEngine.shared().engine().deploy(List.of(resource)).getFirst();
  }

  /** Starts it. */
  public static StartResult start(DeployedProcess process, ObjectNode variables) {
    return RunningEngine.shared()
        .engine()
        .start(new ProcessStart(process.id(), process.definitionKey(), variables))
        .toCompletableFuture()
        .join();
  }

  /** Starts it, and gives the key of its instance. */
  public static long started(DeployedProcess process, ObjectNode variables) {
    return ((StartResult.Started) start(process, variables)).instanceKey();
  }

  /** Reads an object. */
  public static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text);
  }

  /** A worker that answers so. */
  public static BlockWorker worker(String jobType, Function<Job, JobResult> work) {
    return new TestWorker(jobType, 4, work);
  }

  /** A worker that notes each job, and answers by the script. */
  public static BlockWorker scripted(String jobType, Queue<Job> seen, JobResult... results) {
    Iterator<JobResult> script = List.of(results).iterator();
    return worker(
        jobType,
        job -> {
          seen.add(job);
          return script.next();
        });
  }

  /** A worker that answers as it was told. */
  public record TestWorker(String jobType, int concurrency, Function<Job, JobResult> decision)
      implements BlockWorker {
    @Override
    public Duration patience() {
      return Duration.ofSeconds(20);
    }

    @Override
    public JobResult work(Job job) {
      return decision.apply(job);
    }
  }
}
