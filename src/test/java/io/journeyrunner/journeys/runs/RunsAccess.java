// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.runs;

import io.journeyrunner.events.SystemEvents;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens the runs to tests of other packages. */
public final class RunsAccess {

  private RunsAccess() {}

  /**
   * The runs that a database knows.
   *
   * @param settleLost drops those that were noticed to be gone, as is done every second
   */
  public record Known(JourneyRuns runs, Runnable settleLost) {}

  /** The runs that a database knows; nothing is told to anybody. */
  public static Known known(JdbcClient jdbc, Clock clock) {
    JourneyRunStore store = new JourneyRunStore(jdbc);
    NoticedRuns noticed = new NoticedRuns();
    LostRuns lost = new LostRuns(store, new RunEvents((event, depth) -> {}, clock), noticed);
    return new Known(new JourneyRuns(store, noticed), lost::settleNoticed);
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
