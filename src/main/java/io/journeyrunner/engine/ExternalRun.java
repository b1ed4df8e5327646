// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.camunda.client.CamundaClient;
import io.journeyrunner.engine.calls.CallFailure;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits in the background for a cluster that others run: the application starts without it, and
 * tells what it waits for.
 */
final class ExternalRun implements EngineRun {

  private static final Logger log = LoggerFactory.getLogger(ExternalRun.class);
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final CamundaClient client;
  private final URI address;
  private final CompletableFuture<Void> reached = new CompletableFuture<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean running;

  ExternalRun(CamundaClient client, URI address) {
    this.client = client;
    this.address = address;
  }

  @Override
  public CompletionStage<Void> reached() {
    return reached;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("engine-wait").start(this::waitForIt);
  }

  private void waitForIt() {
    try {
      do {
        if (answers()) {
          log.atInfo().addKeyValue("address", address).log("engine.reached");
          reached.complete(null);
          return;
        }
      } while (!stopped.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers() {
    try {
      client.newTopologyRequest().send().join();
      return true;
    } catch (RuntimeException e) { // whatever it is, the next question may be answered
      log.warn(
          "no Camunda 8 cluster answers at {} ({}); events get 503 until it does; see that it runs"
              + " and that journeyrunner.engine.external.address is right",
          address,
          CallFailure.words(e));
      return false;
    }
  }

  @Override
  public void stop() {
    running = false;
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
