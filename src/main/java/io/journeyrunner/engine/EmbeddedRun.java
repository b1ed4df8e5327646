// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.journeyrunner.engine.embedded.EmbeddedEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Starts the embedded engine with the application, which waits for it, and stops it after. */
final class EmbeddedRun implements EngineRun {

  private final EmbeddedEngine engine;
  private volatile boolean running;

  EmbeddedRun(EmbeddedEngine engine) {
    this.engine = engine;
  }

  @Override
  public CompletionStage<Void> reached() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void start() {
    engine.start();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    engine.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
