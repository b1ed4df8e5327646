// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.runs;

import io.journeyrunner.engine.ProcessId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All runs of journeys that the application prepared, over all nodes: a run is known from just
 * after its start until its end. A run that was cancelled elsewhere, such as in Operate, stays in
 * the list until its user enters again or {@link RunSweep} comes to it. Thread-safe.
 */
@Component
public final class JourneyRuns {

  private final JourneyRunStore store;
  private final NoticedRuns noticed;

  JourneyRuns(JourneyRunStore store, NoticedRuns noticed) {
    this.store = store;
    this.noticed = noticed;
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
  public List<JourneyRun> page(
      ProcessId process, @Nullable Long definitionKey, long after, int most) {
    return store.page(process, definitionKey, after, most);
  }

  /** A run, if it is known. */
  public Optional<JourneyRun> find(long instanceKey) {
    return store.find(instanceKey);
  }

  /** Notes that a run was migrated to another version. */
  public void moved(long instanceKey, long definitionKey) {
    store.moved(instanceKey, definitionKey);
  }

  /** Says that the engine no longer has a run: if nobody told of its end, it is told soon. */
  public void gone(long instanceKey) {
    noticed.add(instanceKey);
  }

  /** Drops a run whose end was told; false if it was not known here either. */
  public boolean forget(long instanceKey) {
    return store.delete(instanceKey);
  }
}
