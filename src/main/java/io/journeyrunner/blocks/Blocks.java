// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import io.journeyrunner.problems.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be said about a small block before it runs. */
public final class Blocks {

  /** The type of the task that reads the user's state anew. */
  public static final String REFRESH_STATE = RefreshStateWorker.JOB_TYPE;

  /** The types of the tasks that this package does. */
  public static final Set<String> JOB_TYPES =
      Set.of(
          LimitWorker.JOB_TYPE,
          SplitWorker.JOB_TYPE,
          ConvertWorker.JOB_TYPE,
          RefreshStateWorker.JOB_TYPE);

  /** Longer than the database or the engine may take to answer. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private Blocks() {}

  /**
   * What is wrong in the configuration of a block of these types; empty if nothing is.
   *
   * @param jobType one of {@link #JOB_TYPES}; others are nobody's mistake here
   * @param headers the task headers
   */
  public static List<Finding> check(String jobType, Map<String, String> headers) {
    TaskHeaders read = new TaskHeaders(headers);
    try {
      switch (jobType) {
        case LimitWorker.JOB_TYPE -> Limit.read(read);
        case SplitWorker.JOB_TYPE -> Split.read(read);
        case ConvertWorker.JOB_TYPE -> Convert.read(read);
        default -> {} // it has no configuration, or is not of this package
      }
      return List.of();
    } catch (InvalidBlock e) {
      return List.of(e.finding());
    }
  }
}
