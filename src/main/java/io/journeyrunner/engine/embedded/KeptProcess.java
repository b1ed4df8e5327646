// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program kept running as a child process. A process that an application left behind is adopted
 * if it is healthy and was started alike, else ended. One that dies is started again. Thread-safe.
 */
final class KeptProcess {

  private static final Logger log = LoggerFactory.getLogger(KeptProcess.class);
  private static final Duration BETWEEN_STARTS = Duration.ofSeconds(10);

  private final Program program;
  private final ProcessFiles files;
  private final Duration startTimeout;

  /** No monitor: a virtual thread that waits for minutes in one would keep its carrier. */
  private final ReentrantLock changing = new ReentrantLock();

  private volatile @Nullable Child child; // changed under the lock only
  private volatile boolean stopping;

  KeptProcess(Program program, Duration startTimeout) {
    this.program = program;
    this.files = program.files();
    this.startTimeout = startTimeout;
  }

  /** Never waits, also while it is started. */
  Optional<ProcessHandle> process() {
    return Optional.ofNullable(child).map(Child::handle).filter(ProcessHandle::isAlive);
  }

  /** Returns when it takes work; no process is left if it can't. */
  void start() {
    locked(
        () -> {
          stopping = false;
          begin(adopted().orElseGet(this::started));
        });
  }

  private void begin(Child begun) {
    child = begun;
    watch(begun);
  }

  private void locked(Runnable change) {
    changing.lock();
    try {
      change.run();
    } finally {
      changing.unlock();
    }
  }

  /** Makes a start that waits give up, so that a stop need not wait for it. */
  void giveUp() {
    stopping = true;
  }

  /** Returns when the process has ended; one that does not end by itself in 20 s is killed. */
  void stop() {
    giveUp();
    locked(this::end);
  }

  private void end() {
    Child running = child;
    if (running != null) {
      program.beforeEnd();
      running.end();
      child = null;
      forget();
      log.atInfo().addKeyValue("data", files.folder()).log(named("stopped"));
    }
  }

  /** Ends what an application left behind that ran it, for one that does not. */
  void endLeftOver() {
    locked(
        () -> {
          ChildNote.readFrom(files)
              .flatMap(ChildNote::process)
              .map(Child::new)
              .ifPresent(Child::end);
          forget();
        });
  }

  /** Lets go without stopping the process, as a killed application does. For tests. */
  void abandon() {
    locked(
        () -> {
          giveUp();
          child = null;
        });
  }

  private Optional<Child> adopted() {
    Optional<ChildNote> note = ChildNote.readFrom(files);
    Optional<Child> left = note.flatMap(ChildNote::process).map(Child::new);
    if (left.isEmpty()) {
      return Optional.empty();
    }
    boolean same = note.get().set().equals(program.launch().set());
    if (same && program.isReady()) {
      log.atInfo().addKeyValue("pid", left.get().pid()).log(named("adopted"));
      return left;
    }
    log.atWarn()
        .addKeyValue("pid", left.get().pid())
        .addKeyValue("why", same ? "it does not answer" : "it was started with other settings")
        .log(named("leftover_ended"));
    left.get().end();
    return Optional.empty();
  }

  private Child started() {
    Requirements.requireFree(program.ports());
    ProcessLog written = new ProcessLog(files);
    log.atInfo()
        .addKeyValue("data", files.folder())
        .addKeyValue("log", files.log())
        .log(named("starting"));
    Child begun = begun();
    try {
      new StartWatch(begun, program, written).awaitReady(startTimeout, () -> stopping);
      return begun;
    } catch (RuntimeException e) {
      begun.end();
      forget();
      throw e;
    }
  }

  private Child begun() {
    Launch launch = program.launch();
    try {
      program.prepare();
      Child begun = new Child(launch.start(files));
      ChildNote.of(begun.handle(), launch.set()).writeTo(files);
      return begun;
    } catch (IOException e) {
      throw new EngineStartFailure(
          program.called() + " could not be started (" + e + ")",
          "See that "
              + launch.command().getFirst()
              + " can be executed and "
              + files.folder()
              + " written",
          e);
    }
  }

  private void forget() {
    try {
      ChildNote.removeFrom(files);
    } catch (IOException e) {
      log.atDebug().setCause(e).log(named("note_kept")); // harmless: its process is gone
    }
  }

  private void watch(Child watched) {
    CompletableFuture<?> unused =
        watched
            .handle()
            .onExit()
            .thenRun(() -> Thread.startVirtualThread(() -> locked(() -> died(watched))));
  }

  private void died(Child dead) {
    if (stopping || !dead.equals(child)) {
      return;
    }
    log.atError()
        .addKeyValue("pid", dead.pid())
        .addKeyValue("log", files.log())
        .addKeyValue("consequence", "it is started again; its work is kept")
        .log(named("died"));
    try {
      begin(started());
    } catch (EngineStartFailure e) {
      log.atError()
          .addKeyValue("what", e.getMessage())
          .addKeyValue("remedy", e.remedy())
          .addKeyValue("consequence", "tried again in 10 s")
          .log(named("not_restarted"));
      diedAgain(dead);
    } catch (RuntimeException e) { // such as no file descriptor left for a question to it
      log.atError()
          .addKeyValue("consequence", "tried again in 10 s")
          .setCause(e)
          .log(named("not_restarted"));
      diedAgain(dead);
    }
  }

  private void diedAgain(Child dead) {
    CompletableFuture.delayedExecutor(BETWEEN_STARTS.toSeconds(), TimeUnit.SECONDS)
        .execute(() -> locked(() -> died(dead)));
  }

  private String named(String event) {
    return files.name() + "." + event;
  }
}
