// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.CommandResult;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobGate;
import io.journeyrunner.runs.RunStarts.Instance;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
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
    return List.of(RunVariables.RUN);
  }

  @Override
  public boolean admits(Job job) {
    return RunVariables.runId(job).map(run -> admits(run, job.element())).orElse(true);
  }

  private boolean admits(RunId run, Job.Element element) {
    long instanceKey = element.processInstanceKey();
    Optional<Instance> known = starts.instance(run).or(() -> find(run, element));
    if (known.isEmpty()
        || known.get().key() == instanceKey
        || !known.get().process().equals(element.process())) { // of a process that the run calls
      return true;
    }
    // The engine cancels no process that another one called, such as one that calls itself.
    if (engine.cancel(instanceKey).toCompletableFuture().join() instanceof CommandResult.Refused) {
      return true;
    }
    log.atWarn()
        .addKeyValue("run", run)
        .addKeyValue("instance", instanceKey)
        .addKeyValue("other", known.get().key())
        .addKeyValue("consequence", "it is cancelled; the other one goes on")
        .log("run.second_instance");
    return false;
  }

  /** A run whose start was answered to nobody is known by this, its first job. */
  private Optional<Instance> find(RunId run, Job.Element element) {
    try {
      Optional<Run> row = store.find(run);
      if (row.filter(one -> one.process().equals(element.process())).isPresent()
          && store.appeared(run, element.processInstanceKey())) {
        begins.tell(row.get().as(element.processInstanceKey()));
        row = store.find(run);
      }
      Optional<Instance> instance = row.filter(one -> one.instanceKey() != null).map(Instance::of);
      instance.ifPresent(one -> starts.note(run, one));
      return instance;
    } catch (DuplicateKeyException e) { // so late that the user has entered again
      return store.find(run).flatMap(this::holder);
    } catch (DataAccessException | TransactionException e) {
      return Optional.empty(); // the block meets the same trouble, and says what follows
    }
  }

  private Optional<Instance> holder(Run late) {
    return Optional.ofNullable(late.entry().user()).map(List::of).map(store::of).stream()
        .flatMap(List::stream)
        .filter(one -> one.isExclusive() && one.process().equals(late.process()))
        .findFirst()
        .map(Instance::of);
  }
}
