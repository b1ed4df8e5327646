// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.client.api.worker.JobWorkerBuilderStep1.JobWorkerBuilderStep3;
import io.journeyrunner.engine.calls.BoundedClose;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workers' subscriptions to their job types. Thread-safe; closed once, for good. */
final class Subscriptions implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

  /** How often the engine is asked for jobs that no stream brought, such as those after a wait. */
  private static final Duration POLL = Duration.ofSeconds(1);

  private static final Duration LAST_CHANCE = Duration.ofSeconds(15);

  private final CamundaClient client;
  private final Clock clock;
  private final JobGate gate;
  private final DrawnHeaders drawn;
  private final List<JobWorker> open = new ArrayList<>(); // guarded by this
  private final Phaser running = new Phaser(1);
  private volatile boolean closed;

  Subscriptions(CamundaClient client, Clock clock, JobGate gate, DrawnHeaders drawn) {
    this.client = client;
    this.clock = clock;
    this.gate = gate;
    this.drawn = drawn;
  }

  synchronized void open(BlockWorker worker) {
    if (closed) {
      return;
    }
    JobRun run = new JobRun(worker, gate, drawn, new JobAnswers(client), clock);
    JobWorkerBuilderStep3 subscription =
        client
            .newWorker()
            .jobType(worker.jobType())
            .handler((unused, job) -> work(run, job))
            .timeout(worker.patience())
            .maxJobsActive(worker.concurrency())
            .pollInterval(POLL)
            .streamEnabled(true);
    if (!worker.variables().isEmpty()) {
      List<String> fetched = new ArrayList<>(worker.variables());
      fetched.add(Attempts.VARIABLE);
      fetched.addAll(gate.variables());
      subscription.fetchVariables(fetched.stream().distinct().toList());
    }
    open.add(subscription.open());
    log.atInfo()
        .addKeyValue("type", worker.jobType())
        .addKeyValue("concurrency", worker.concurrency())
        .log("worker.subscribed");
  }

  private void work(JobRun run, ActivatedJob job) {
    running.register();
    try {
      if (closed) {
        run.giveBack(job);
      } else {
        run.run(job);
      }
    } finally {
      running.arriveAndDeregister();
    }
  }

  /** Takes no more jobs, and returns when the running ones are answered, or after 15 s in all. */
  @Override
  public void close() {
    long end = System.nanoTime() + LAST_CHANCE.toNanos();
    synchronized (this) {
      closed = true;
      BoundedClose.closeAll("worker", open);
      open.clear();
    }
    int arrival = running.arriveAndDeregister();
    try {
      running.awaitAdvanceInterruptibly(arrival, end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      log.atWarn()
          .addKeyValue("jobs", running.getUnarrivedParties())
          .addKeyValue("consequence", "the engine gives them out again after their time-out")
          .log("worker.left_jobs");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
