// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.access.Actor;
import io.journeyrunner.access.AuditTrail;
import io.journeyrunner.access.AuditedChange;
import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.ProcessId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps journeys, their versions and what was drawn. Every change raises the revision, under a
 * lock, so that another node that reads by revision misses none. Safe for many nodes on one
 * database.
 */
@Repository
class JourneyStore {

  private final JdbcClient jdbc;
  private final DrawingStore drawings;
  private final TransactionTemplate transaction;
  private final AuditTrail audit;

  JourneyStore(JdbcClient jdbc, TransactionTemplate transaction, AuditTrail audit) {
    this.jdbc = jdbc;
    this.drawings = new DrawingStore(jdbc);
    this.transaction = transaction;
    this.audit = audit;
  }

  /**
   * A version of a journey.
   *
   * @param diagram the hash of its drawing
   */
  record Version(
      ProcessId process,
      int version,
      long definitionKey,
      String diagram,
      String source,
      Instant deployedAt) {}

  /**
   * What was deployed, and who did it.
   *
   * @param isAgain true if nobody wished for it now, so that what was removed stays so
   */
  record Deployed(DrawnFile drawn, String source, boolean isAgain) {

    Deployed(DrawnFile drawn, String source) {
      this(drawn, source, false);
    }
  }

  long revision() {
    return jdbc.sql("select revision from journey_revision").query(Long.class).single();
  }

  /** All journeys, by process id. */
  List<StoredJourney> all() {
    return jdbc.sql("select * from journeys order by process_id").query(JourneyStore::read).list();
  }

  Optional<StoredJourney> find(ProcessId process) {
    return jdbc.sql("select * from journeys where process_id = ?")
        .param(process.value())
        .query(JourneyStore::read)
        .optional();
  }

  /** The drawing with this hash. */
  Optional<DrawnFile> drawing(String hash) {
    return drawings.find(hash);
  }

  /** Whether there is a drawing with this hash; costs less than to read it. */
  boolean hasDrawing(String hash) {
    return drawings.has(hash);
  }

  /** The versions of a journey, the newest first. */
  List<Version> versions(ProcessId process) {
    return jdbc.sql("select * from journey_versions where process_id = ? order by version desc")
        .param(process.value())
        .query(JourneyStore::readVersion)
        .list();
  }

  /** The version that the engine knows by this key. */
  Optional<Version> version(long definitionKey) {
    return jdbc.sql("select * from journey_versions where definition_key = ?")
        .param(definitionKey)
        .query(JourneyStore::readVersion)
        .optional();
  }

  /** Keeps what the engine has taken; what was removed is active again, what is paused stays so. */
  void deployed(Deployed what, List<DeployedProcess> processes, Instant now) {
    transaction.executeWithoutResult(
        status -> {
          long revision = nextRevision();
          drawings.keep(what.drawn());
          processes.forEach(process -> keep(process, what, revision, now));
        });
  }

  private void keep(DeployedProcess process, Deployed what, long revision, Instant now) {
    Optional<StoredJourney> before = find(process.id());
    forgetLost(process);
    keep(process, what, revision);
    keepVersion(process, what, now);
    record(process.id(), before, Submission.fileOf(what.source()));
  }

  /** Changes the state of a journey; false if it is not in the one it is to be changed from. */
  boolean change(ProcessId process, List<JourneyState> from, JourneyState to) {
    List<String> names = from.stream().map(JourneyState::name).toList();
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              Optional<StoredJourney> before = find(process);
              boolean isChanged =
                  jdbc.sql(
                              "update journeys set state = :to, revision = :revision"
                                  + " where process_id = :process and state in (:from)")
                          .param("to", to.name())
                          .param("revision", nextRevision())
                          .param("process", process.value())
                          .param("from", names)
                          .update()
                      == 1;
              record(process, before, Optional.empty());
              return isChanged;
            }));
  }

  /** Forgets a journey that nobody enters, and its versions; false if it is active or not there. */
  boolean delete(ProcessId process) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              long unused = nextRevision(); // first: it is the lock
              Optional<StoredJourney> before = find(process);
              boolean isDeleted =
                  jdbc.sql("delete from journeys where process_id = ? and state <> 'ACTIVE'")
                          .param(process.value())
                          .update()
                      == 1;
              if (isDeleted) {
                jdbc.sql("delete from journey_versions where process_id = ?")
                    .param(process.value())
                    .update();
                jdbc.sql("delete from journey_migrations where process_id = ?")
                    .param(process.value())
                    .update();
                record(process, before, Optional.empty());
              }
              return isDeleted;
            }));
  }

  /** What the engine had already, from the same drawing, is no change. */
  private void record(ProcessId process, Optional<StoredJourney> before, Optional<String> file) {
    Optional<StoredJourney> after = find(process);
    if (!after.equals(before)) {
      audit.record(
          AuditedChange.of("journey", process.value(), audited(before), audited(after))
              .by(file.map(Actor::folder).orElse(null)));
    }
  }

  /** The drawing itself is kept with its version. */
  private static @Nullable Map<String, Object> audited(Optional<StoredJourney> journey) {
    return journey
        .<Map<String, Object>>map(
            one ->
                Map.of(
                    "version", one.version(),
                    "state", one.state().code(),
                    "diagram", one.diagram(),
                    "source", one.source()))
        .orElse(null);
  }

  private long nextRevision() {
    jdbc.sql("update journey_revision set revision = revision + 1").update();
    return revision();
  }

  private void keep(DeployedProcess process, Deployed what, long revision) {
    boolean isNew =
        jdbc.sql(
                    "insert into journeys (process_id, diagram, definition_key, version, source,"
                        + " state, revision) values (?, ?, ?, ?, ?, 'ACTIVE', ?)"
                        + " on conflict do nothing")
                .params(
                    process.id().value(),
                    what.drawn().hash(),
                    process.definitionKey(),
                    process.version(),
                    what.source(),
                    revision)
                .update()
            == 1;
    if (!isNew) {
      replace(process, what, revision);
    }
  }

  /** What a slower node keeps later must not take the place of a newer version. */
  private void replace(DeployedProcess process, Deployed what, long revision) {
    jdbc.sql(
            "update journeys set diagram = ?, definition_key = ?, version = ?, source = ?,"
                + " state = case when state = 'REMOVED' and not ? then 'ACTIVE' else state end,"
                + " revision = ? where process_id = ? and version <= ?")
        .param(1, what.drawn().hash())
        .param(2, process.definitionKey())
        .param(3, process.version())
        .param(4, what.source())
        .param(5, what.isAgain())
        .param(6, revision)
        .param(7, process.id().value())
        .param(8, process.version())
        .update();
  }

  private void keepVersion(DeployedProcess process, Deployed what, Instant now) {
    String id = process.id().value();
    int updated =
        jdbc.sql(
                "update journey_versions set diagram = ?, source = ?"
                    + " where process_id = ? and version = ?")
            .params(what.drawn().hash(), what.source(), id, process.version())
            .update();
    if (updated == 0) {
      jdbc.sql(
              "insert into journey_versions (process_id, version, definition_key, diagram, source,"
                  + " deployed_at) values (?, ?, ?, ?, ?, ?)")
          .params(
              id,
              process.version(),
              process.definitionKey(),
              what.drawn().hash(),
              what.source(),
              now.atOffset(UTC))
          .update();
    }
  }

  /** An engine that lost its data counts from one again: what is kept of it means nothing now. */
  private void forgetLost(DeployedProcess process) {
    boolean isLost =
        jdbc.sql(
                    "select count(*) from journey_versions where process_id = ? and version = ?"
                        + " and definition_key <> ?")
                .params(process.id().value(), process.version(), process.definitionKey())
                .query(Long.class)
                .single()
            > 0;
    if (isLost) {
      String id = process.id().value();
      jdbc.sql("delete from journey_versions where process_id = ?").param(id).update();
      jdbc.sql("update journeys set version = 0 where process_id = ?").param(id).update();
    }
  }

  private static StoredJourney read(ResultSet row, int number) throws SQLException {
    return new StoredJourney(
        new ProcessId(row.getString("process_id")),
        row.getString("diagram"),
        row.getLong("definition_key"),
        row.getInt("version"),
        row.getString("source"),
        JourneyState.valueOf(row.getString("state")));
  }

  private static Version readVersion(ResultSet row, int number) throws SQLException {
    return new Version(
        new ProcessId(row.getString("process_id")),
        row.getInt("version"),
        row.getLong("definition_key"),
        row.getString("diagram"),
        row.getString("source"),
        row.getObject("deployed_at", OffsetDateTime.class).toInstant());
  }
}
