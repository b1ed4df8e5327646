// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.client.api.worker.JobWorkerBuilderStep1.JobWorkerBuilderStep3;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's subscription to its job type. The client's workers can stop asking for jobs for good
 * (camunda/camunda#60559, #63825), so one to which nothing comes is watched. Thread-safe.
 */
final class Subscription {

  private static final Logger log = LoggerFactory.getLogger(Subscription.class);

  /** How often the engine is asked for jobs that no stream brought, such as those after a wait. */
  private static final Duration POLL = Duration.ofSeconds(1);

  private static final Duration NO_LONG_POLLING = Duration.ofMillis(-1);

  private final CamundaClient client;
  private final BlockWorker worker;
  private final List<String> variables;
  private final Consumer<ActivatedJob> work;
  private final AtomicInteger running = new AtomicInteger();
  private volatile long lastJob = System.nanoTime();
  private volatile boolean isSuspect; // the last look found a job that nobody took
  private JobWorker open; // guarded by this
  private boolean isClosed; // guarded by this

  Subscription(
      CamundaClient client, BlockWorker worker, JobGate gate, Consumer<ActivatedJob> work) {
    this.client = client;
    this.worker = worker;
    this.variables = variables(worker, gate);
    this.work = work;
    this.open = openWorker();
  }

  private static List<String> variables(BlockWorker worker, JobGate gate) {
    if (worker.variables().isEmpty()) {
      return List.of();
    }
    List<String> fetched = new ArrayList<>(worker.variables());
    fetched.add(Attempts.VARIABLE);
    fetched.addAll(gate.variables());
    return fetched.stream().distinct().toList();
  }

  private JobWorker openWorker() {
    JobWorkerBuilderStep3 subscription =
        client
            .newWorker()
            .jobType(worker.jobType())
            .handler((unused, job) -> run(job, System.nanoTime()))
            .timeout(worker.patience())
            .maxJobsActive(worker.concurrency())
            .pollInterval(POLL)
            .backoffSupplier(unused -> POLL.toMillis())
            .streamNoJobsBackoffSupplier(unused -> POLL.toMillis())
            .streamEnabled(true);
    if (!variables.isEmpty()) {
      subscription.fetchVariables(variables);
    }
    return subscription.open();
  }

  private void run(ActivatedJob job, long came) {
    lastJob = came;
    running.incrementAndGet();
    try {
      work.accept(job);
    } finally {
      running.decrementAndGet();
    }
  }

  /**
   * Looks whether jobs wait that nobody takes: works on one of them, and opens the worker anew.
   *
   * @param quiet how long nothing came before a look is worth it
   */
  void watch(Duration quiet) {
    if (System.nanoTime() - lastJob < quiet.toNanos() || running.get() >= worker.concurrency()) {
      return;
    }
    List<ActivatedJob> left =
        client
            .newActivateJobsCommand()
            .jobType(worker.jobType())
            .maxJobsToActivate(1)
            .timeout(worker.patience())
            .fetchVariables(variables)
            .requestTimeout(NO_LONG_POLLING)
            .send()
            .join()
            .getJobs();
    left.forEach(job -> Thread.ofVirtual().start(() -> run(job, lastJob)));
    if (!left.isEmpty() && isSuspect) { // once may be a job that came in this moment
      log.atWarn()
          .addKeyValue("type", worker.jobType())
          .addKeyValue("consequence", "it is subscribed anew; its jobs are worked on late")
          .log("worker.stalled");
      reopen();
    }
    isSuspect = !left.isEmpty();
  }

  private synchronized void reopen() {
    if (!isClosed) {
      open.close();
      open = openWorker();
    }
  }

  synchronized JobWorker worker() {
    return open;
  }

  /** The worker, to be closed; no other is opened after this. */
  synchronized JobWorker toClose() {
    isClosed = true;
    return open;
  }
}
