// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Does the work of one kind of block. Every bean of this type is subscribed to its job type when
 * the engine is ready, and unsubscribed, with its running jobs finished, when the application
 * stops.
 *
 * <p>Thread rule: {@link #work} is called on many virtual threads at once.
 */
public interface BlockWorker {

  /** The job type, as the diagrams have it, such as {@code webhook}. */
  String jobType();

  /** How many jobs may be worked on at once, in this node. */
  int concurrency();

  /**
   * How long a job is taken for. One that is not answered by then is given to another worker; after
   * a crash it is also how long its jobs wait, so it is that of a usual job.
   */
  Duration patience();

  /**
   * How long {@link #work} takes at most for this job. If less is left of its time, it is taken for
   * this long from then on, and is left alone if that is not possible. Nothing, unless the work is
   * a call that must not be made twice.
   */
  default Duration needed(Job job) {
    return Duration.ZERO;
  }

  /**
   * The process variables that {@link #work} reads; empty for all. To name few spares the engine
   * the sending of a large state with each job.
   */
  default List<String> variables() {
    return List.of();
  }

  /**
   * Variables that ops find the job by while it waits or stands still, local to its block. Asked
   * after {@link #work}, and only if the block is not done.
   */
  default Map<String, String> marks(Job job) {
    return Map.of();
  }

  /** Decides about one job. What it throws is a bug: it is logged and becomes an incident. */
  JobResult work(Job job);
}
