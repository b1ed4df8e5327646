// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import io.journeyrunner.engine.EngineReached;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.springframework.context.SmartLifecycle;

/**
 * Subscribes all workers once the engine is reached; stops them before what they use is stopped.
 */
final class WorkerRun implements SmartLifecycle {

  private final EngineReached engine;
  private final Subscriptions subscriptions;
  private final List<BlockWorker> workers;
  private volatile boolean running;

  WorkerRun(EngineReached engine, Subscriptions subscriptions, List<BlockWorker> workers) {
    this.engine = engine;
    this.subscriptions = subscriptions;
    this.workers = List.copyOf(workers);
  }

  @Override
  public void start() {
    running = true;
    CompletionStage<Void> unused =
        engine.reached().thenRun(() -> workers.forEach(subscriptions::open));
  }

  @Override
  public void stop() {
    running = false;
    subscriptions.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After what deploys, before the web server, whose last events may still be worked on. */
  @Override
  public int getPhase() {
    return 0;
  }
}
