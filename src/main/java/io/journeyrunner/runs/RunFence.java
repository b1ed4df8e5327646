// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobGate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Sees to it that one instance of a run does work. A start whose answer was lost is tried again, so
 * the engine may have two; the first that comes to a block is the run, and the other is cancelled.
 * Thread-safe.
 */
@Component
final class RunFence implements JobGate {

  private static final Logger log = LoggerFactory.getLogger(RunFence.class);

  private final RunStarts starts;
  private final RunStore store;
  private final RunBegins begins;
  private final Engine engine;

  RunFence(RunStarts starts, RunStore store, RunBegins begins, Engine engine) {
    this.starts = starts;
    this.store = store;
    this.begins = begins;
    this.engine = engine;
  }

  @Override
  public List<String> variables() {
    return List.of(RunVariables.RUN, Wait.SCOPE);
  }

  @Override
  public boolean admits(Job job) {
    Optional<RunId> run = RunVariables.runId(job);
    return run.isEmpty()
        || !RunVariables.isOfRunItself(job)
        || admits(run.get(), job.element().processInstanceKey());
  }

  private boolean admits(RunId run, long instanceKey) {
    Optional<Long> known = starts.instance(run);
    if (known.isEmpty()) {
      known = find(run, instanceKey);
    }
    if (known.isEmpty() || known.get() == instanceKey) {
      return true;
    }
    log.atWarn()
        .addKeyValue("run", run)
        .addKeyValue("instance", instanceKey)
        .addKeyValue("other", known.get())
        .addKeyValue("consequence", "it is cancelled; the other one goes on")
        .log("run.second_instance");
    engine.cancel(instanceKey);
    return false;
  }

  /** Whose start was answered to nobody is known by this, its first job. */
  private Optional<Long> find(RunId run, long instanceKey) {
    try {
      if (store.started(run, instanceKey)) {
        store.find(run).ifPresent(begins::tell);
      }
      Optional<Long> instance = store.find(run).map(Run::instanceKey);
      instance.ifPresent(key -> starts.note(run, key));
      return instance;
    } catch (DataAccessException | TransactionException e) {
      return Optional.empty(); // the block meets the same trouble, and says what follows
    }
  }
}
