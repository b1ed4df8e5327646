// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.runs;

import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.events.SystemEvents;
import io.journeyrunner.intake.RunningJourneys;
import io.journeyrunner.intake.SeenStarts;
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

  /** The listener at the start of journeys, of a node in which these starts are waited for. */
  public static BlockWorker startListener(JdbcClient jdbc, SeenStarts seen, Clock clock) {
    return new JourneyStartedWorker(
        new JourneyRunStore(jdbc), new RunEvents((event, depth) -> {}, clock), seen, clock);
  }

  /** Who is on which journey, as the intake asks. */
  public static RunningJourneys running(JdbcClient jdbc) {
    return new KnownRuns(new JourneyRunStore(jdbc), new NoticedRuns());
  }

  /** Tells what becomes of runs. */
  public static RunEvents events(SystemEvents events, Clock clock) {
    return new RunEvents(events, clock);
  }
}
