// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.users.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All runs, over all nodes: a run is known from the transaction that takes its event until its end.
 * One that was cancelled elsewhere, such as in Operate, stays in the list until its user enters
 * again or {@link RunSweep} comes to it. Thread-safe.
 */
@Component
public final class Runs {

  private final RunStore store;
  private final OpenWaitStore waits;
  private final RunEventStore events;
  private final WaitIndex index;
  private final WaitMatch match;
  private final Clock clock;

  Runs(
      RunStore store,
      OpenWaitStore waits,
      RunEventStore events,
      WaitIndex index,
      WaitMatch match,
      Clock clock) {
    this.store = store;
    this.waits = waits;
    this.events = events;
    this.index = index;
    this.match = match;
    this.clock = clock;
  }

  /** How many run on each version; versions on which nothing runs are left out. */
  public Map<Long, Long> countByDefinition(ProcessId process) {
    return store.countByDefinition(process);
  }

  /** True if at least one runs on this version; costs the same however many do. */
  public boolean isInUse(ProcessId process, long definitionKey) {
    return store.isInUse(process, definitionKey);
  }

  /**
   * Some of the runs, by instance key.
   *
   * @param definitionKey only those on this version; null for all
   * @param after only those with a greater instance key; 0 for the first page
   */
  public List<Run> page(ProcessId process, @Nullable Long definitionKey, long after, int most) {
    return store.page(process, definitionKey, after, most);
  }

  /** Some of the runs of deleted users, which are to be cancelled. */
  public List<Run> leaving(int most) {
    return store.leaving(most);
  }

  /** A run, if it is known. */
  public Optional<Run> find(long instanceKey) {
    return store.find(instanceKey);
  }

  /**
   * Holds the runs of users until the caller's transaction ends.
   *
   * @param types the event types that came
   */
  public HeldRuns hold(Collection<UserId> users, Collection<EventType> types) {
    List<Run> held = users.isEmpty() ? List.of() : store.hold(users);
    List<OpenWait> open =
        held.isEmpty() || types.isEmpty()
            ? List.of()
            : waits.of(held.stream().map(Run::id).toList());
    return new HeldRuns(held, open, index, match, clock.instant());
  }

  /** Keeps what events did to held runs, in the same transaction. */
  public void keep(HeldRuns held) {
    if (!held.events().isEmpty()) {
      events.add(held.events());
    }
    if (!held.closed().isEmpty()) {
      waits.delete(held.closed());
    }
  }

  /**
   * Adds runs whose start the engine is to be asked for; says for each whether it was added. One
   * that was not has a run of the same user beside it that keeps it out, or is there already.
   */
  public List<Boolean> add(List<Run> runs) {
    return runs.isEmpty() ? List.of() : store.add(runs);
  }

  /**
   * Begins a run anew whose first start was never answered; false if it has an instance by now, or
   * another run keeps it out.
   */
  public boolean renew(Run run) {
    return store.renew(run.id(), run.startedAt());
  }

  /** Notes the instances that the engine has started. */
  public void started(Map<RunId, Long> instances) {
    if (!instances.isEmpty()) {
      store.started(instances);
    }
  }

  /** Drops runs that the engine surely has not started. */
  public void notStarted(Collection<RunId> runs) {
    if (!runs.isEmpty()) {
      store.deleteUnstarted(runs);
    }
  }

  /** A run by its own id, if it has not ended. */
  public Optional<Run> find(RunId run) {
    return store.find(run);
  }

  /** What an event moves, and the engine has not been told yet. */
  public List<RunEvent> unsent(UserId user, EventId event) {
    return events.unsent(user, event);
  }

  /** Drops a run whose end was told; false if it was not known here either. */
  public boolean forget(Run run) {
    return store.delete(run.id());
  }
}
