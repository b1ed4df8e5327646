// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.runs;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventId;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.users.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which journey runs for whom. Safe for many nodes on one database. */
@Repository
class JourneyRunStore {

  private final JdbcClient jdbc;

  JourneyRunStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps a run, unless it is known already. */
  void add(JourneyRun run) {
    JourneyRun.Entry entry = run.entry();
    jdbc.sql(
            "insert into journey_runs (instance_key, process_id, definition_key, user_id,"
                + " event_id, entry_mode, brand, depth, started_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
        .params(
            Arrays.asList(
                run.instanceKey(),
                run.process().value(),
                run.definitionKey(),
                entry.user() == null ? null : entry.user().value(),
                entry.event() == null ? null : entry.event().value(),
                entry.mode() == null ? null : entry.mode().code(),
                entry.brand(),
                entry.depth(),
                run.startedAt().atOffset(UTC)))
        .update();
  }

  Map<Long, Long> countByDefinition(ProcessId process) {
    Map<Long, Long> counts = new LinkedHashMap<>();
    jdbc.sql(
            "select definition_key, count(*) as many from journey_runs where process_id = ?"
                + " group by definition_key order by definition_key")
        .param(process.value())
        .query(
            row -> {
              counts.put(row.getLong("definition_key"), row.getLong("many"));
            });
    return counts;
  }

  /** True if at least one runs on this version. */
  boolean isInUse(ProcessId process, long definitionKey) {
    return jdbc.sql(
            "select exists (select 1 from journey_runs where process_id = ? and definition_key ="
                + " ?)")
        .params(process.value(), definitionKey)
        .query(Boolean.class)
        .single();
  }

  List<JourneyRun> page(ProcessId process, @Nullable Long definitionKey, long after, int most) {
    String version = definitionKey == null ? "" : " and definition_key = " + definitionKey;
    return jdbc.sql(
            "select * from journey_runs where process_id = ? and instance_key > ?"
                + version
                + " order by instance_key limit ?")
        .params(process.value(), after, most)
        .query(JourneyRunStore::read)
        .list();
  }

  /** Some of the runs that began before a moment, of all journeys, by instance key. */
  List<JourneyRun> startedBefore(Instant moment, long after, int most) {
    return jdbc.sql(
            "select * from journey_runs where instance_key > ? and started_at < ?"
                + " order by instance_key limit ?")
        .params(after, moment.atOffset(UTC), most)
        .query(JourneyRunStore::read)
        .list();
  }

  /** The runs of a user on a journey, the newest first. */
  List<JourneyRun> of(ProcessId process, UserId user) {
    return jdbc.sql(
            "select * from journey_runs where user_id = ? and process_id = ?"
                + " order by instance_key desc")
        .params(user.value(), process.value())
        .query(JourneyRunStore::read)
        .list();
  }

  Optional<JourneyRun> find(long instanceKey) {
    return jdbc.sql("select * from journey_runs where instance_key = ?")
        .param(instanceKey)
        .query(JourneyRunStore::read)
        .optional();
  }

  void moved(long instanceKey, long definitionKey) {
    jdbc.sql("update journey_runs set definition_key = ? where instance_key = ?")
        .params(definitionKey, instanceKey)
        .update();
  }

  boolean delete(long instanceKey) {
    return jdbc.sql("delete from journey_runs where instance_key = ?").param(instanceKey).update()
        == 1;
  }

  private static JourneyRun read(ResultSet row, int number) throws SQLException {
    String user = row.getString("user_id");
    String event = row.getString("event_id");
    String mode = row.getString("entry_mode");
    return new JourneyRun(
        row.getLong("instance_key"),
        new ProcessId(row.getString("process_id")),
        row.getLong("definition_key"),
        new JourneyRun.Entry(
            user == null ? null : new UserId(user),
            event == null ? null : new EventId(event),
            mode == null ? null : EntryMode.of(mode),
            row.getString("brand"),
            row.getInt("depth")),
        row.getObject("started_at", OffsetDateTime.class).toInstant());
  }
}
