// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import io.journeyrunner.engine.embedded.EmbeddedSettings.Folders;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The official Camunda 8 distribution as a child process, one per data folder; with Operate, after
 * the search store that Operate reads. A process that an application left behind is adopted if it
 * is healthy and was started alike, else ended. One that dies is started again. Thread-safe.
 */
public final class EmbeddedEngine {

  private static final int OK = 200;

  private final EmbeddedSettings settings;
  private final boolean operate;
  private final Requirements requirements;
  private final DataFolder data;
  private final OperateFolder operateFolder;
  private final KeptProcess search;
  private final KeptProcess engine;
  private final SearchRetention retention;

  /** No monitor: a virtual thread that waits in one would keep its carrier. */
  private final ReentrantLock changing = new ReentrantLock();

  /**
   * Starts nothing yet.
   *
   * @param searchDistribution the class path of the search store; read only with Operate
   * @param zone of days and hours in the engine's timers and FEEL
   */
  public EmbeddedEngine(
      EmbeddedSettings settings,
      Folders folders,
      OperateSettings operate,
      Path searchDistribution,
      ZoneId zone) {
    this.settings = settings;
    this.operate = operate.operate();
    this.data = new DataFolder(folders.data());
    this.operateFolder = new OperateFolder(folders.search(), folders.data());
    SearchProcess searchProgram = new SearchProcess(operate, searchDistribution, folders.search());
    this.retention =
        new SearchRetention(new Loopback(operate.ports().search()), operate.search().retention());
    this.search = new KeptProcess(searchProgram, settings.startTimeout());
    EngineProcess program = new EngineProcess(settings, folders, operate, zone);
    this.engine = new KeptProcess(program, settings.startTimeout());
    this.requirements =
        new Requirements(this.operate ? List.of(program, searchProgram) : List.of(program));
  }

  /** Without Operate, in UTC. */
  public EmbeddedEngine(EmbeddedSettings settings, Folders folders) {
    this(settings, folders, OperateSettings.OFF, folders.data(), ZoneOffset.UTC);
  }

  /** Where clients find it. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + settings.ports().gateway());
  }

  /** The running process, if there is one. */
  public Optional<ProcessHandle> process() {
    return engine.process();
  }

  /**
   * Returns when the engine takes work.
   *
   * @throws EngineStartFailure saying why it does not, and what to do; no process is left then
   */
  public void start() {
    changing.lock();
    try {
      startAll();
    } finally {
      changing.unlock();
    }
  }

  private void startAll() {
    requirements.check();
    data.take();
    List<KeptProcess> begun = new ArrayList<>();
    try {
      data.requireSpace();
      for (KeptProcess process : inOrder()) {
        process.start();
        begun.add(process);
      }
    } catch (RuntimeException e) {
      begun.reversed().forEach(KeptProcess::stop);
      data.giveBack();
      throw e;
    }
  }

  private List<KeptProcess> inOrder() {
    if (operate) {
      operateFolder.prepare();
      return List.of(search, engine);
    }
    search.endLeftOver();
    operateFolder.markStale();
    return List.of(engine);
  }

  /** What the running process tells of its incidents; empty if there is none, or it is silent. */
  public Optional<IncidentCount> incidents() {
    return engine.process().isPresent()
        ? incidents(new Loopback(settings.ports().management()))
        : Optional.empty();
  }

  static Optional<IncidentCount> incidents(Loopback management) {
    return management
        .send("GET", "/actuator/prometheus?includedNames=zeebe_incident_events_total")
        .filter(answer -> answer.statusCode() == OK)
        .map(answer -> IncidentCount.of(answer.body()));
  }

  /** Has Operate forget what ended more than the retention ago. */
  public void forgetOldInstances(LocalDate today) {
    if (search.process().isPresent()) {
      retention.forget(today);
    }
  }

  /** Returns when all processes have ended; one that does not end by itself in 20 s is killed. */
  public void stop() {
    engine.giveUp(); // a start that waits lets go of the lock
    search.giveUp();
    changing.lock();
    try {
      engine.stop();
      search.stop();
      data.giveBack();
    } finally {
      changing.unlock();
    }
  }

  /** Lets go without stopping the processes, as a killed application does. For tests. */
  void abandon() {
    engine.abandon();
    search.abandon();
    data.giveBack();
  }
}
