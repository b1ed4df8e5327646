// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import java.time.Duration;
import java.util.Map;

/** What a {@link BlockWorker} decides about a job; this package carries it out. */
public sealed interface JobResult {

  /** The block is done; these variables go into the process. */
  record Completed(Map<String, Object> variables) implements JobResult {}

  /** The attempt failed; the job comes back after the wait, and the attempt is counted. */
  record TryAgain(Duration after, Failure failure) implements JobResult {}

  /** There was no attempt; the job comes back after the wait, and nothing is counted. */
  record Parked(Duration after, String reason) implements JobResult {}

  /** The process goes on at the boundary event that catches this code. */
  record BpmnError(String code, Failure failure) implements JobResult {}

  /** The process stands still until ops have mended the cause and press Retry. */
  record Incident(Failure failure) implements JobResult {}
}
