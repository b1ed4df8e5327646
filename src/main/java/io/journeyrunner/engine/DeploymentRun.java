// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Deploys what there is to deploy once the engine is reached, before the first request is taken;
 * tries again while the engine or the database is away.
 */
final class DeploymentRun implements SmartLifecycle, Deployments {

  private static final Logger log = LoggerFactory.getLogger(DeploymentRun.class);
  private static final Duration BETWEEN = Duration.ofSeconds(3);

  private final EngineReached engine;
  private final List<Deployment> deployments;
  private final AtomicInteger open;
  private volatile boolean running;

  DeploymentRun(EngineReached engine, List<Deployment> deployments) {
    this.engine = engine;
    this.deployments = List.copyOf(deployments);
    this.open = new AtomicInteger(deployments.size());
  }

  @Override
  public void start() {
    running = true;
    CompletionStage<Void> unused =
        engine.reached().thenRun(() -> deployments.forEach(one -> deploy(one, 1)));
  }

  /**
   * Deploys.
   *
   * @param tries how many this one makes
   */
  private void deploy(Deployment deployment, int tries) {
    try {
      deployment.deploy();
      open.decrementAndGet();
    } catch (EngineUnavailable e) {
      again(deployment, e, e.pauseAfter(tries), tries + 1);
    } catch (DataAccessException | TransactionException e) {
      again(deployment, e, BETWEEN, tries);
    } catch (RuntimeException
        | StackOverflowError e) { // a bug in one must not keep all events out for ever
      open.decrementAndGet();
      log.atError()
          .addKeyValue("what", deployment.getClass().getSimpleName())
          .addKeyValue("consequence", "what it deploys is what the engine had before")
          .setCause(e)
          .log("deployment.bug");
    }
  }

  @Override
  public boolean areDone() {
    return open.get() <= 0;
  }

  private void again(Deployment deployment, Exception e, Duration pause, int tries) {
    log.atWarn()
        .addKeyValue("what", deployment.getClass().getSimpleName())
        .addKeyValue("reason", e.getMessage())
        .addKeyValue("consequence", "not deployed yet; tried again in " + pause)
        .log("deployment.waits_for_engine");
    CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              if (running) {
                deploy(deployment, tries);
              }
            });
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the engine, before the workers. */
  @Override
  public int getPhase() {
    return -1;
  }
}
