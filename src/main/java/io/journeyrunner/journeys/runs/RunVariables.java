// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.runs;

import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.events.EventId;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads of a job whose journey it is. A designer may have changed any variable. */
final class RunVariables {

  private static final String USER = "user_id";
  private static final String EVENT = "event_id";
  private static final String MODE = "entry_mode";
  private static final String BRAND = "brand";
  private static final String DEPTH = "event_depth";

  /** All that is read here; not the event and the state, which are large. */
  static final List<String> NAMES = List.of(USER, EVENT, MODE, BRAND, DEPTH);

  private RunVariables() {}

  static JourneyRun run(Job job, Instant now) {
    return new JourneyRun(
        job.element().processInstanceKey(),
        job.element().process(),
        job.element().definitionKey(),
        new JourneyRun.Entry(
            read(job, USER, UserId::new),
            read(job, EVENT, EventId::new),
            read(job, MODE, EntryMode::of),
            read(job, BRAND, Function.identity()),
            job.variables().path(DEPTH).asInt(0)),
        now);
  }

  private static <T> @Nullable T read(Job job, String name, Function<String, T> reading) {
    String text = job.variables().path(name).asString("");
    try {
      return text.isEmpty() ? null : reading.apply(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
