// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.events.EventId;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads of a job whose run it belongs to. A designer may have changed any variable. */
public final class RunVariables {

  /** The id of the run, in all processes that it calls. */
  public static final String RUN = "run_id";

  /** How many events of the system led to the last event. */
  public static final String DEPTH = "event_depth";

  /** How the user entered. */
  public static final String MODE = "entry_mode";

  private static final String USER = "user_id";
  private static final String EVENT = "event_id";
  private static final String BRAND = "brand";

  /** What {@link Wait#SCOPE} has before the part of a process that is called. */
  public static final String CALL = "/";

  /** What it has before the part of a sub-process. */
  public static final String SUB_PROCESS = ":";

  /** All that is read here; not the event and the state, which are large. */
  static final List<String> NAMES = List.of(RUN, Wait.SCOPE, USER, EVENT, MODE, BRAND, DEPTH);

  private RunVariables() {}

  /** The run that a job belongs to; empty if nobody gave the process the id of one. */
  static Optional<RunId> runId(Job job) {
    return Optional.ofNullable(read(job, RUN, RunId::new));
  }

  static Optional<UserId> user(Job job) {
    return Optional.ofNullable(read(job, USER, UserId::new));
  }

  /** The path of the scope that the job is in; without one, as in older versions, the user. */
  static String scope(Job job) {
    String scope = job.variables().path(Wait.SCOPE).asString("");
    return scope.isEmpty() ? job.variables().path(USER).asString("") : scope;
  }

  /** The path of the scope around the one that the job is in. */
  static String scopeAround(Job job) {
    String scope = scope(job);
    int end = Math.max(scope.lastIndexOf(CALL), scope.lastIndexOf(SUB_PROCESS));
    return end < 0 ? scope : scope.substring(0, end);
  }

  /** The run, as its variables tell it now. */
  static Run run(Job job, Instant now) {
    Job.Element element = job.element();
    return new Run(
        runId(job).orElseGet(() -> RunId.ofInstance(element.processInstanceKey())),
        element.process(),
        element.definitionKey(),
        element.processInstanceKey(),
        new Run.Entry(
            user(job).orElse(null),
            read(job, EVENT, EventId::new),
            read(job, MODE, EntryMode::of),
            read(job, BRAND, Function.identity()),
            job.variables().path(DEPTH).asInt(0)),
        now,
        false);
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
