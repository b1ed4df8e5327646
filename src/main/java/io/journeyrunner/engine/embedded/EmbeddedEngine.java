// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import io.journeyrunner.engine.embedded.EmbeddedSettings.Folders;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The official Camunda 8 distribution as a child process, one per data folder. A process that an
 * application left behind is adopted if it is healthy and was started alike, else ended. One that
 * dies is started again. Thread-safe.
 */
public final class EmbeddedEngine {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedEngine.class);

  private final EmbeddedSettings settings;
  private final Folders folders;
  private final EngineProcess process;
  private final DataFolder data;
  private final Readiness readiness;

  private @Nullable Child child; // guarded by this
  private volatile boolean stopping;

  /** Starts nothing yet. */
  public EmbeddedEngine(EmbeddedSettings settings, Folders folders) {
    this.settings = settings;
    this.folders = folders;
    this.process = new EngineProcess(settings, folders);
    this.data = new DataFolder(folders.data());
    this.readiness = new Readiness(settings.ports());
  }

  /** Where clients find it. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + settings.ports().gateway());
  }

  /** The running process, if there is one. */
  public synchronized Optional<ProcessHandle> process() {
    return Optional.ofNullable(child).map(Child::handle).filter(ProcessHandle::isAlive);
  }

  /**
   * Returns when the engine takes work.
   *
   * @throws EngineStartFailure saying why it does not, and what to do; no process is left then
   */
  public synchronized void start() {
    stopping = false;
    Requirements requirements = new Requirements(settings, folders);
    requirements.requireDistinctPorts();
    requirements.check(process);
    data.take();
    try {
      data.requireSpace();
      child = adopted().orElseGet(() -> started(requirements));
      watch(child);
    } catch (RuntimeException e) {
      data.giveBack();
      throw e;
    }
  }

  /** Returns when the process has ended; one that does not end by itself in 20 s is killed. */
  public void stop() {
    stopping = true; // a start that waits gives up, and lets go of the lock
    synchronized (this) {
      if (child != null) {
        child.end();
        child = null;
        forget();
        log.atInfo().addKeyValue("data", folders.data()).log("engine.stopped");
      }
      data.giveBack();
    }
  }

  /** Lets go without stopping the process, as a killed application does. For tests. */
  synchronized void abandon() {
    stopping = true;
    child = null;
    data.giveBack();
  }

  private Optional<Child> adopted() {
    Optional<ChildNote> note = ChildNote.readFrom(folders.data());
    Optional<Child> left = note.flatMap(ChildNote::process).map(Child::new);
    if (left.isEmpty()) {
      return Optional.empty();
    }
    boolean same = note.get().set().equals(process.set());
    if (same && readiness.isGiven()) {
      log.atInfo().addKeyValue("pid", left.get().pid()).log("engine.adopted");
      return left;
    }
    log.atWarn()
        .addKeyValue("pid", left.get().pid())
        .addKeyValue("why", same ? "it does not answer" : "it was started with other settings")
        .log("engine.leftover_ended");
    left.get().end();
    return Optional.empty();
  }

  private Child started(Requirements requirements) {
    requirements.requireFreePorts();
    EngineLog engineLog = new EngineLog(folders);
    log.atInfo()
        .addKeyValue("distribution", folders.distribution())
        .addKeyValue("data", folders.data())
        .addKeyValue("log", engineLog.file())
        .log("engine.starting");
    Child begun = begun();
    try {
      new StartWatch(begun, readiness, engineLog)
          .awaitReady(settings.startTimeout(), () -> stopping);
      return begun;
    } catch (RuntimeException e) {
      begun.end();
      forget();
      throw e;
    }
  }

  private Child begun() {
    try {
      Child begun = new Child(process.start());
      ChildNote.of(begun.handle(), process.set()).writeTo(folders.data());
      return begun;
    } catch (IOException e) {
      throw new EngineStartFailure(
          "the engine's process could not be started (" + e + ")",
          "See that " + process.script() + " can be executed and " + folders.data() + " written",
          e);
    }
  }

  private void forget() {
    try {
      ChildNote.removeFrom(folders.data());
    } catch (IOException e) {
      log.atDebug().setCause(e).log("engine.note_kept"); // harmless: its process is gone
    }
  }

  private void watch(Child watched) {
    CompletableFuture<?> unused =
        watched.handle().onExit().thenRun(() -> Thread.startVirtualThread(() -> died(watched)));
  }

  private synchronized void died(Child dead) {
    if (stopping || !dead.equals(child)) {
      return;
    }
    log.atError()
        .addKeyValue("pid", dead.pid())
        .addKeyValue("log", folders.log())
        .addKeyValue("consequence", "it is started again; its work is kept")
        .log("engine.died");
    try {
      child = started(new Requirements(settings, folders));
      watch(child);
    } catch (EngineStartFailure e) {
      log.atError()
          .addKeyValue("what", e.getMessage())
          .addKeyValue("remedy", e.remedy())
          .addKeyValue("consequence", "tried again in 10 s")
          .log("engine.not_restarted");
      CompletableFuture.delayedExecutor(10, TimeUnit.SECONDS).execute(() -> died(dead));
    }
  }
}
