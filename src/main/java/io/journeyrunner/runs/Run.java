// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventId;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One user's passage through a journey.
 *
 * @param id the same in the processes that it calls
 * @param definitionKey the engine's key of the version it is on
 * @param instanceKey the engine's key of the process instance; null until the engine's answer to
 *     the start is known
 * @param startedAt when the event that started it was taken
 * @param isLegacy true if an older version of this application started it: the engine gives it
 *     events by the user's id
 */
public record Run(
    RunId id,
    ProcessId process,
    long definitionKey,
    @Nullable Long instanceKey,
    Entry entry,
    Instant startedAt,
    boolean isLegacy) {

  /**
   * How a run was entered; one that somebody started in the engine may know nothing of it.
   *
   * @param user who is on the journey
   * @param event the event that started it
   * @param mode how often a user may enter this way
   * @param brand the brand of the event
   * @param depth how many events of the system led to it
   */
  public record Entry(
      @Nullable UserId user,
      @Nullable EventId event,
      @Nullable EntryMode mode,
      @Nullable String brand,
      int depth) {}

  /**
   * The engine's key of a run that is known to have an instance, such as one of a page.
   *
   * @throws NullPointerException if the answer to its start is not known yet
   */
  public long instance() {
    return Objects.requireNonNull(instanceKey);
  }

  /** True if no other run of its user may begin on this journey while it lasts. */
  public boolean isExclusive() {
    return entry.mode() == EntryMode.ONE_AT_A_TIME || entry.mode() == EntryMode.ONCE_IN_A_LIFETIME;
  }

  /** As it was entered, but as deep in a chain of system events as its variables say now. */
  Run endingAs(Run now) {
    return new Run(
        id,
        process,
        definitionKey,
        instanceKey == null ? now.instanceKey : instanceKey,
        new Entry(entry.user(), entry.event(), entry.mode(), entry.brand(), now.entry.depth()),
        startedAt,
        isLegacy);
  }

  /** The same, for a user who has another run on this journey that keeps others out. */
  Run besideOthers() {
    Entry free = new Entry(entry.user(), entry.event(), null, entry.brand(), entry.depth());
    return new Run(id, process, definitionKey, instanceKey, free, startedAt, isLegacy);
  }

  /** The same, as started by an older version of this application. */
  Run asLegacy() {
    return new Run(id, process, definitionKey, instanceKey, entry, startedAt, true);
  }

  /** The same, with the instance that the engine started. */
  public Run as(long instance) {
    return new Run(id, process, definitionKey, instance, entry, startedAt, isLegacy);
  }
}
