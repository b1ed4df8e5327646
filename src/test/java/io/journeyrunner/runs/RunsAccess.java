// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.SystemEvents;
import io.journeyrunner.triggers.WaitConditions;
import io.journeyrunner.users.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the runs to tests of other packages. */
public final class RunsAccess {

  private RunsAccess() {}

  /**
   * The runs that a database knows.
   *
   * @param settleLost drops those that were noticed to be gone, as is done every second
   */
  public record Known(Runs runs, MovedRuns moved, Runnable settleLost) {}

  /** The runs that a database knows; nothing is told to anybody. */
  public static Known known(DataSource database, WaitPlaces places, Clock clock) {
    RunStore store = store(database);
    NoticedRuns noticed = new NoticedRuns();
    LostRuns lost = new LostRuns(store, events((event, depth) -> {}, clock), noticed);
    OpenWaitStore waits = waits(database);
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    return new Known(
        new Runs(
            store,
            waits,
            new RunEventStore(JdbcClient.create(database), new JdbcTemplate(database)),
            new WaitIndex(),
            new WaitMatch(new WaitConditions()),
            clock),
        new MovedRuns(store, waits, noticed, places, transaction),
        lost::settleNoticed);
  }

  static RunStore store(DataSource database) {
    return new RunStore(JdbcClient.create(database), new JdbcTemplate(database));
  }

  static OpenWaitStore waits(DataSource database) {
    return new OpenWaitStore(JdbcClient.create(database), new JdbcTemplate(database));
  }

  /** Nothing is drawn anywhere. */
  public static WaitPlaces nowhere() {
    return definitionKey -> Optional.of(List.of());
  }

  /** Notes a run. */
  public static void add(DataSource database, Run run) {
    List<Boolean> unused = store(database).add(List.of(run));
  }

  /** A run by its instance, of nobody. */
  public static Run run(long instance, String process, long version, Instant at) {
    return new Run(
        RunId.ofInstance(instance),
        new ProcessId(process),
        version,
        instance,
        new Run.Entry(null, null, null, null, 0),
        at,
        false);
  }

  /** Tells what happens to runs to a test. */
  public static RunEvents events(SystemEvents told, Clock clock) {
    return new RunEvents(told, clock);
  }

  /** Where a user's runs are. */
  public static List<Run> of(DataSource database, UserId user) {
    return store(database).of(List.of(user));
  }
}
