// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.response.ActivatedJob;
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
import org.springframework.scheduling.annotation.Scheduled;

/** The workers' subscriptions to their job types. Thread-safe; closed once, for good. */
final class Subscriptions implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

  /** A worker to which nothing came for so long is looked at. */
  private static final Duration QUIET = Duration.ofSeconds(30);

  private static final Duration LAST_CHANCE = Duration.ofSeconds(15);

  private final CamundaClient client;
  private final Clock clock;
  private final JobGate gate;
  private final DrawnHeaders drawn;
  private final List<Subscription> open = new ArrayList<>(); // guarded by this
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
    open.add(new Subscription(client, worker, gate, job -> work(run, job)));
    log.atInfo()
        .addKeyValue("type", worker.jobType())
        .addKeyValue("concurrency", worker.concurrency())
        .log("worker.subscribed");
  }

  /** Looks after workers to which nothing comes. */
  @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT10S")
  void watch() {
    watch(QUIET);
  }

  void watch(Duration quiet) {
    for (Subscription one : all()) {
      try {
        one.watch(quiet);
      } catch (ClientException e) { // the engine is away, which others tell
        return;
      }
    }
  }

  synchronized List<Subscription> all() {
    return closed ? List.of() : List.copyOf(open);
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
      BoundedClose.closeAll("worker", open.stream().map(Subscription::toClose).toList());
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
