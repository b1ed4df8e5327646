// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until a program is ready, saying so every few seconds; or tells why it never will be. */
final class StartWatch {

  private static final Logger log = LoggerFactory.getLogger(StartWatch.class);
  private static final Duration POLL = Duration.ofMillis(300);
  private static final Duration PROGRESS = Duration.ofSeconds(4);

  private final Child child;
  private final Program program;
  private final ProcessLog written;
  private final long begin = System.nanoTime();

  StartWatch(Child child, Program program, ProcessLog written) {
    this.child = child;
    this.program = program;
    this.written = written;
  }

  /** Returns when it is ready. Ctrl-C and {@code kill} end the wait, too. */
  void awaitReady(Duration timeout, BooleanSupplier givenUp) {
    AtomicBoolean exiting = new AtomicBoolean();
    Thread atExit = new Thread(() -> exiting.set(true));
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      poll(timeout, () -> givenUp.getAsBoolean() || exiting.get());
    } finally {
      forget(atExit);
    }
    log.atInfo()
        .addKeyValue("pid", child.pid())
        .addKeyValue("seconds", elapsed().toSeconds())
        .log(program.files().name() + ".ready");
  }

  private static void forget(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // it runs already
    }
  }

  private void poll(Duration timeout, BooleanSupplier givenUp) {
    Duration nextProgress = PROGRESS;
    while (!program.isReady()) {
      if (child.endsWithin(POLL)) {
        throw broken();
      }
      if (givenUp.getAsBoolean() || Thread.currentThread().isInterrupted()) {
        throw new EngineStartFailure("the application was stopped meanwhile", "Start it again");
      }
      if (elapsed().compareTo(timeout) > 0) {
        throw late(timeout);
      }
      if (elapsed().compareTo(nextProgress) > 0) {
        nextProgress = nextProgress.plus(PROGRESS);
        log.info(
            "{} is starting ({} s so far), log: {}",
            program.files().name(),
            elapsed().toSeconds(),
            written.file());
      }
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private EngineStartFailure broken() {
    return new EngineStartFailure(
        program.called() + " ended by itself; the last it said: " + written.tellingLines(),
        "If its data is broken (a disk was full, files were changed), put a copy back or move "
            + written.file().getParent()
            + " away, which loses "
            + program.lostWithItsData()
            + "; the whole log is "
            + written.file());
  }

  private EngineStartFailure late(Duration timeout) {
    return new EngineStartFailure(
        program.called()
            + " was not ready within "
            + timeout.toSeconds()
            + " s; the last it said: "
            + written.tellingLines(),
        "Look into "
            + written.file()
            + "; on a slow machine set journeyrunner.engine.start-timeout to more");
  }
}
