// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.access.Actor;
import io.journeyrunner.access.AuditTrail;
import io.journeyrunner.access.AuditedChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps decisions and forms as the engine was given them last, each by its own id: the same one may
 * come in a file of another name. Safe for many nodes on one database.
 */
@Repository
class JourneyResourceStore {

  private final JdbcClient jdbc;
  private final DrawingStore drawings;
  private final TransactionTemplate transaction;
  private final AuditTrail audit;

  JourneyResourceStore(JdbcClient jdbc, TransactionTemplate transaction, AuditTrail audit) {
    this.jdbc = jdbc;
    this.drawings = new DrawingStore(jdbc);
    this.transaction = transaction;
    this.audit = audit;
  }

  /** All files, those that were deployed first first. */
  List<DrawnFile> all() {
    // Joined here, as one file can hold several: each is to come once, in the order of all.
    return jdbc.sql(
            "select d.file, d.drawn, max(r.deployed_at) as last_at from journey_resources r"
                + " join journey_diagrams d on d.hash = r.diagram"
                + " group by d.hash, d.file, d.drawn order by last_at, d.file")
        .query((row, number) -> new DrawnFile(row.getString("file"), row.getString("drawn")))
        .list();
  }

  /** Keeps what the engine has taken. */
  void keep(DrawnFile file, String source, Instant now) {
    transaction.executeWithoutResult(
        status -> {
          drawings.keep(file);
          ResourceIds.of(file).forEach(id -> keep(id, file, source, now));
        });
  }

  /** Forgets what came from a file that is there no longer; the engine goes on with what it has. */
  void removeFrom(String source) {
    transaction.executeWithoutResult(
        status ->
            jdbc.sql("select id, diagram from journey_resources where source = ? order by id")
                .param(source)
                .query((row, number) -> Map.entry(row.getString("id"), row.getString("diagram")))
                .list()
                .forEach(kept -> remove(kept.getKey(), kept.getValue(), source)));
  }

  private void remove(String id, String diagram, String source) {
    boolean isRemoved =
        jdbc.sql("delete from journey_resources where id = ? and source = ?")
                .params(id, source)
                .update()
            == 1;
    if (isRemoved) {
      record(id, audited(diagram, source), null, source);
    }
  }

  private void keep(String id, DrawnFile file, String source, Instant now) {
    Optional<Map<String, Object>> before =
        jdbc.sql("select diagram, source from journey_resources where id = ?")
            .param(id)
            .query((row, number) -> audited(row.getString("diagram"), row.getString("source")))
            .optional();
    jdbc.sql(
            "insert into journey_resources (id, diagram, source, deployed_at) values (?, ?, ?, ?)"
                + " on conflict do nothing")
        .params(id, file.hash(), source, now.atOffset(UTC))
        .update();
    jdbc.sql("update journey_resources set diagram = ?, source = ?, deployed_at = ? where id = ?")
        .params(file.hash(), source, now.atOffset(UTC), id)
        .update();
    Map<String, Object> after = audited(file.hash(), source);
    if (!before.equals(Optional.of(after))) {
      record(id, before.orElse(null), after, source);
    }
  }

  private void record(
      String id,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after,
      String source) {
    audit.record(
        AuditedChange.of("resource", id, before, after)
            .by(Submission.fileOf(source).map(Actor::folder).orElse(null)));
  }

  private static Map<String, Object> audited(String diagram, String source) {
    return Map.of("diagram", diagram, "source", source);
  }
}
