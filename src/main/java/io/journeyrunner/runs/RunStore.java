// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventId;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.users.UserId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who is on which journey. Safe for many nodes on one database. */
@Repository
class RunStore {

  /** Who is locked by a run as it was entered. */
  private static final String LOCK =
      "case when entry_mode in ('one_at_a_time', 'once_in_a_lifetime') then user_id end";

  private static final String LOCKED_BY_ANOTHER =
      "exists (select 1 from runs other where other.process_id = runs.process_id"
          + " and other.lock_user = runs.user_id)";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  RunStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /**
   * Adds runs in one statement; says for each whether it was added. One that was not has a run
   * beside it that keeps it out, or is there already.
   */
  List<Boolean> add(List<Run> runs) {
    int[][] counts =
        batches.batchUpdate(
            "insert into runs (run_id, process_id, definition_key, instance_key, user_id,"
                + " lock_user, event_id, entry_mode, brand, depth, started_at, legacy, leaving)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false) on conflict do nothing",
            runs,
            runs.size(),
            RunStore::write);
    List<Boolean> added = new ArrayList<>(runs.size());
    for (int[] some : counts) {
      for (int count : some) {
        added.add(count == 1);
      }
    }
    return added;
  }

  private static void write(PreparedStatement row, Run run) throws SQLException {
    Run.Entry entry = run.entry();
    String user = entry.user() == null ? null : entry.user().value();
    row.setString(1, run.id().value());
    row.setString(2, run.process().value());
    row.setLong(3, run.definitionKey());
    row.setObject(4, run.instanceKey(), Types.BIGINT);
    row.setString(5, user);
    row.setString(6, run.isExclusive() ? user : null);
    row.setString(7, entry.event() == null ? null : entry.event().value());
    row.setString(8, entry.mode() == null ? null : entry.mode().code());
    row.setString(9, entry.brand());
    row.setInt(10, entry.depth());
    row.setObject(11, run.startedAt().atOffset(UTC));
    row.setBoolean(12, run.isLegacy());
  }

  /** Notes the instances of runs whose start the engine has answered. */
  void started(Map<RunId, Long> instances) {
    batches.batchUpdate(
        "update runs set instance_key = ?, lock_user = case when lock_user is not null or not "
            + LOCKED_BY_ANOTHER
            + " then "
            + LOCK
            + " end where run_id = ? and instance_key is null",
        instances.entrySet(),
        Math.max(1, instances.size()),
        (row, one) -> {
          row.setLong(1, one.getValue());
          row.setString(2, one.getKey().value());
        });
  }

  /**
   * The same for one that gave a sign of life; false if it was known already, or is not there.
   *
   * @throws org.springframework.dao.DuplicateKeyException if another run keeps it out by now
   */
  boolean appeared(RunId run, long instanceKey) {
    return jdbc.sql(
                "update runs set instance_key = ?, lock_user = "
                    + LOCK
                    + " where run_id = ? and instance_key is null")
            .params(instanceKey, run.value())
            .update()
        == 1;
  }

  /** Begins a run anew whose instance is not known; false if another one keeps it out by now. */
  boolean renew(RunId run, Instant now) {
    return jdbc.sql(
                "update runs set started_at = ?, lock_user = "
                    + LOCK
                    + " where run_id = ? and instance_key is null and (lock_user is not null or"
                    + " not "
                    + LOCKED_BY_ANOTHER
                    + ")")
            .params(now.atOffset(UTC), run.value())
            .update()
        == 1;
  }

  Map<Long, Long> countByDefinition(ProcessId process) {
    Map<Long, Long> counts = new LinkedHashMap<>();
    jdbc.sql(
            "select definition_key, count(*) as many from runs where process_id = ?"
                + " group by definition_key order by definition_key")
        .param(process.value())
        .query(
            row -> {
              counts.put(row.getLong("definition_key"), row.getLong("many"));
            });
    return counts;
  }

  /** True if a run is on this version, or waits in it as in a called process. */
  boolean isInUse(ProcessId process, long definitionKey) {
    return jdbc.sql(
            "select exists (select 1 from runs where process_id = :process and definition_key ="
                + " :version) or exists (select 1 from open_waits where process_id = :process and"
                + " definition_key = :version)")
        .param("process", process.value())
        .param("version", definitionKey)
        .query(Boolean.class)
        .single();
  }

  List<Run> page(ProcessId process, @Nullable Long definitionKey, long after, int most) {
    String version = definitionKey == null ? "" : " and definition_key = " + definitionKey;
    return jdbc.sql(
            "select * from runs where process_id = ? and instance_key > ?"
                + version
                + " order by instance_key limit ?")
        .params(process.value(), after, most)
        .query(RunStore::read)
        .list();
  }

  /** Some of the runs that began before a moment, of all journeys, by instance key. */
  List<Run> startedBefore(Instant moment, long after, int most) {
    return jdbc.sql(
            "select * from runs where instance_key > ? and started_at < ?"
                + " order by instance_key limit ?")
        .params(after, moment.atOffset(UTC), most)
        .query(RunStore::read)
        .list();
  }

  /** Some of the runs whose user was deleted: they are to be cancelled. */
  List<Run> leaving(int most) {
    return jdbc.sql(
            "select * from runs where leaving and instance_key is not null order by run_id limit ?")
        .param(most)
        .query(RunStore::read)
        .list();
  }

  /** Lets the users enter again whose runs were to begin before a moment; answers how many. */
  int unlockUnanswered(Instant before) {
    return jdbc.sql(
            "update runs set lock_user = null"
                + " where instance_key is null and lock_user is not null and started_at < ?")
        .param(before.atOffset(UTC))
        .update();
  }

  /** Deletes runs that were to begin before a moment, and gave no sign of life. */
  void deleteUnanswered(Instant before) {
    jdbc.sql("delete from runs where instance_key is null and started_at < ?")
        .param(before.atOffset(UTC))
        .update();
  }

  /** The runs of users, in the order in which they began. */
  List<Run> of(Collection<UserId> users) {
    return jdbc.sql("select * from runs where user_id in (:users) order by started_at, run_id")
        .param("users", users.stream().map(UserId::value).toList())
        .query(RunStore::read)
        .list();
  }

  /** The same, held for this transaction: nobody opens a wait of these runs meanwhile. */
  List<Run> hold(Collection<UserId> users) {
    return jdbc.sql("select * from runs where user_id in (:users) order by run_id for update")
        .param("users", users.stream().map(UserId::value).toList())
        .query(RunStore::read)
        .list();
  }

  /** One run, held for this transaction: no event is given to it meanwhile. */
  Optional<Run> hold(RunId run) {
    return jdbc.sql("select * from runs where run_id = ? for update")
        .param(run.value())
        .query(RunStore::read)
        .optional();
  }

  Optional<Run> find(RunId run) {
    return jdbc.sql("select * from runs where run_id = ?")
        .param(run.value())
        .query(RunStore::read)
        .optional();
  }

  Optional<Run> find(long instanceKey) {
    return jdbc.sql("select * from runs where instance_key = ?")
        .param(instanceKey)
        .query(RunStore::read)
        .optional();
  }

  void moved(long instanceKey, long definitionKey) {
    jdbc.sql("update runs set definition_key = ? where instance_key = ?")
        .params(definitionKey, instanceKey)
        .update();
  }

  /** Lets the user of a run that the engine no longer has enter again. */
  void unlock(long instanceKey) {
    jdbc.sql("update runs set lock_user = null where instance_key = ?").param(instanceKey).update();
  }

  /** Deletes a run with its open waits and its events; false if it is not there. */
  boolean delete(RunId run) {
    return jdbc.sql("delete from runs where run_id = ?").param(run.value()).update() == 1;
  }

  /** Deletes runs that were never started. */
  void deleteUnstarted(Collection<RunId> runs) {
    jdbc.sql("delete from runs where run_id in (:runs) and instance_key is null")
        .param("runs", runs.stream().map(RunId::value).toList())
        .update();
  }

  /** Marks the runs of a user as to be cancelled; false if there are none. */
  boolean leave(UserId user) {
    return jdbc.sql("update runs set leaving = true where user_id = ?").param(user.value()).update()
        > 0;
  }

  /** One that no longer keeps others out is as any beside them. */
  private static Run read(ResultSet row, int number) throws SQLException {
    Run run = readAsEntered(row);
    return row.getString("lock_user") == null && run.isExclusive() ? run.besideOthers() : run;
  }

  private static Run readAsEntered(ResultSet row) throws SQLException {
    String user = row.getString("user_id");
    String event = row.getString("event_id");
    String mode = row.getString("entry_mode");
    return new Run(
        new RunId(row.getString("run_id")),
        new ProcessId(row.getString("process_id")),
        row.getLong("definition_key"),
        row.getObject("instance_key", Long.class),
        new Run.Entry(
            user == null ? null : new UserId(user),
            event == null ? null : new EventId(event),
            mode == null ? null : EntryMode.of(mode),
            row.getString("brand"),
            row.getInt("depth")),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("legacy"));
  }
}
