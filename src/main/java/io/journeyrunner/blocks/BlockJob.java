// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventVariables;
import io.journeyrunner.users.UserId;
import java.util.List;

/** A job of a small block, as its decision reads it. */
record BlockJob(Job job) {

  /** What a decision about the user reads, and what the log knows the job by. */
  static final List<String> OF_USER = List.of("user_id", "event_id");

  /** The process lacks a variable that every journey has which an event started. */
  static final class UnusableVariables extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnusableVariables(IllegalArgumentException cause) {
      super(cause.getMessage(), cause);
    }
  }

  TaskHeaders headers() {
    return new TaskHeaders(job.headers());
  }

  /**
   * The user whose journey it is.
   *
   * @throws UnusableVariables if the process does not say
   */
  UserId user() {
    try {
      return EventVariables.user(job.variables());
    } catch (IllegalArgumentException e) {
      throw new UnusableVariables(e);
    }
  }

  /**
   * The event that began the journey.
   *
   * @throws UnusableVariables if the process does not say
   */
  Event event() {
    try {
      return EventVariables.read(job.variables());
    } catch (IllegalArgumentException e) {
      throw new UnusableVariables(e);
    }
  }
}
