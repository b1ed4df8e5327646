// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.JourneyMigration.Progress;
import io.journeyrunner.journeys.JourneyMigration.Route;
import io.journeyrunner.journeys.JourneyMigration.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps migrations; each is carried out by one node at a time. */
@Repository
class JourneyMigrationStore {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  JourneyMigrationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(JourneyMigration migration) {
    Route route = migration.route();
    jdbc.sql(
            "insert into journey_migrations (id, process_id, from_version, to_version, from_key,"
                + " to_key, elements, state, after_key, moved, failed, failures, claimed_until,"
                + " created_at) values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, '[]', ?, ?)")
        .params(
            migration.id(),
            route.process().value(),
            route.from(),
            route.to(),
            route.fromKey(),
            route.toKey(),
            JSON.writeValueAsString(migration.elements()),
            migration.state().name(),
            migration.createdAt().atOffset(UTC),
            migration.createdAt().atOffset(UTC))
        .update();
  }

  /** The migrations of a journey, the newest first. */
  List<JourneyMigration> of(ProcessId process) {
    return jdbc.sql(
            "select * from journey_migrations where process_id = ? order by created_at desc, id")
        .param(process.value())
        .query(JourneyMigrationStore::read)
        .list();
  }

  List<JourneyMigration> running() {
    return jdbc.sql("select * from journey_migrations where state = 'running' order by id")
        .query(JourneyMigrationStore::read)
        .list();
  }

  Optional<JourneyMigration> find(String id) {
    return jdbc.sql("select * from journey_migrations where id = ?")
        .param(id)
        .query(JourneyMigrationStore::read)
        .optional();
  }

  /** Tells the time in which one node alone carries a migration out from all others. */
  record Claim(String migration, Instant until) {}

  /** Lets this node alone carry it out for a time; empty if another one does, or nobody is to. */
  Optional<Claim> claim(String id, Instant now, Instant until) {
    Instant end = until.truncatedTo(ChronoUnit.MICROS); // what both databases keep
    boolean isClaimed =
        jdbc.sql(
                    "update journey_migrations set claimed_until = ?"
                        + " where id = ? and state = 'running' and claimed_until <= ?")
                .params(end.atOffset(UTC), id, now.atOffset(UTC))
                .update()
            == 1;
    return isClaimed ? Optional.of(new Claim(id, end)) : Optional.empty();
  }

  /**
   * Notes how far it is, and lets the next node carry it on. Changes nothing if the claim ran out
   * and another node has it: what this one moved is found moved there.
   */
  void note(Claim claim, Progress progress, boolean isDone, Instant now) {
    jdbc.sql(
            "update journey_migrations set after_key = ?, moved = ?, failed = ?, failures = ?,"
                + " claimed_until = ?,"
                + " state = case when ? and state = 'running' then 'done' else state end"
                + " where id = ? and claimed_until = ?")
        .param(1, progress.after())
        .param(2, progress.moved())
        .param(3, progress.failed())
        .param(4, JSON.writeValueAsString(progress.failures()))
        .param(5, now.atOffset(UTC))
        .param(6, isDone)
        .param(7, claim.migration())
        .param(8, claim.until().atOffset(UTC))
        .update();
  }

  /** Ends one that runs; false if it does not. */
  boolean cancel(String id) {
    return jdbc.sql(
                "update journey_migrations set state = 'cancelled' where id = ? and state ="
                    + " 'running'")
            .param(id)
            .update()
        == 1;
  }

  /** Forgets at most so many that ended and were begun before; answers how many. */
  int forgetEnded(Instant before, int most) {
    return jdbc.sql(
            "delete from journey_migrations where id in (select id from journey_migrations where"
                + " state <> 'running' and created_at < ? limit ?)")
        .params(before.atOffset(UTC), most)
        .update();
  }

  private static JourneyMigration read(ResultSet row, int number) throws SQLException {
    return new JourneyMigration(
        row.getString("id"),
        new Route(
            new ProcessId(row.getString("process_id")),
            row.getInt("from_version"),
            row.getInt("to_version"),
            row.getLong("from_key"),
            row.getLong("to_key")),
        JSON.readValue(row.getString("elements"), new TypeReference<>() {}),
        State.valueOf(row.getString("state")),
        new Progress(
            row.getLong("after_key"),
            row.getInt("moved"),
            row.getInt("failed"),
            JSON.readValue(row.getString("failures"), new TypeReference<>() {})),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
