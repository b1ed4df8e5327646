// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.runs;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventId;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A journey that runs.
 *
 * @param instanceKey the engine's key of the process instance
 * @param definitionKey the engine's key of the version it runs on
 * @param entry how it was entered
 * @param startedAt when it was first seen here
 */
public record JourneyRun(
    long instanceKey, ProcessId process, long definitionKey, Entry entry, Instant startedAt) {

  /**
   * How a run was entered; a run that somebody began by hand may know nothing of it.
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

  JourneyRun at(int depth) {
    return new JourneyRun(
        instanceKey,
        process,
        definitionKey,
        new Entry(entry.user(), entry.event(), entry.mode(), entry.brand(), depth),
        startedAt);
  }
}
