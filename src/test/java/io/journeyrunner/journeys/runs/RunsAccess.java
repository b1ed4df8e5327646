// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.runs;

import io.journeyrunner.events.SystemEvents;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens the runs to tests of other packages. */
public final class RunsAccess {

  private RunsAccess() {}

  /** The runs that a database knows. */
  public static JourneyRuns runs(JdbcClient jdbc) {
    return new JourneyRuns(new JourneyRunStore(jdbc));
  }

  /** Notes a run, as its start listener does. */
  public static void add(JdbcClient jdbc, JourneyRun run) {
    new JourneyRunStore(jdbc).add(run);
  }

  /** Tells what becomes of runs. */
  public static RunEvents events(SystemEvents events, Clock clock) {
    return new RunEvents(events, clock);
  }
}
