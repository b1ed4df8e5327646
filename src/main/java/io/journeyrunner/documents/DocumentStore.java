// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.joining;

import io.journeyrunner.access.Actor;
import io.journeyrunner.access.AuditTrail;
import io.journeyrunner.access.AuditedChange;
import io.journeyrunner.documents.Document.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps documents and all their versions, each kind in tables of its own. Every change raises the
 * revision of the kind, under a lock, so that another node that reads by revision misses none. Safe
 * for many nodes on one database.
 *
 * <p>The names of tables and columns come from {@link Kind}, which lets only such through.
 */
@Repository
public class DocumentStore {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final AuditTrail audit;

  DocumentStore(JdbcClient jdbc, TransactionTemplate transaction, AuditTrail audit) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.audit = audit;
  }

  long revision(Kind<?> kind) {
    return jdbc.sql("select revision from " + kind.name() + "_revision").query(Long.class).single();
  }

  /** All that were changed after a revision, deleted ones too, by id. */
  List<Document<String>> changedAfter(Kind<?> kind, long revision) {
    return jdbc.sql("select * from " + kind.plural() + " where revision > ? order by id")
        .param(revision)
        .query((row, number) -> read(kind, row))
        .list();
  }

  /** A document, even if it is deleted. */
  Optional<Document<String>> find(Kind<?> kind, String id) {
    return jdbc.sql("select * from " + kind.plural() + " where id = ?")
        .param(id)
        .query((row, number) -> read(kind, row))
        .optional();
  }

  /** All versions of a document, the newest first. */
  List<Document.Version<String>> versions(Kind<?> kind, String id) {
    return jdbc.sql(
            "select * from %s_versions where %s_id = ? order by version desc"
                .formatted(kind.name(), kind.name()))
        .param(id)
        .query(DocumentStore::readVersion)
        .list();
  }

  /**
   * Keeps a new version, if nobody was faster.
   *
   * @return false if the document has not the version before this one
   */
  boolean save(Kind<?> kind, Document<String> next, Instant now) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              long revision = nextRevision(kind);
              Optional<String> before = inUse(kind, next.id());
              boolean isSaved = write(kind, next, revision);
              if (isSaved) {
                addVersion(kind, next, now);
                audit.record(change(kind, before, next));
              } else {
                status.setRollbackOnly();
              }
              return isSaved;
            }));
  }

  /** Notes something of a document; that is no version of it, but a change that nodes see. */
  void note(Kind<?> kind, String id, long note) {
    transaction.executeWithoutResult(
        status ->
            jdbc.sql(
                    "update %s set %s = ?, revision = ? where id = ?"
                        .formatted(kind.plural(), kind.noteColumn()))
                .params(note, nextRevision(kind), id)
                .update());
  }

  /** The text of a document that is not deleted. */
  private Optional<String> inUse(Kind<?> kind, String id) {
    return jdbc.sql("select body from " + kind.plural() + " where id = ? and not deleted")
        .param(id)
        .query(String.class)
        .optional();
  }

  private static AuditedChange change(
      Kind<?> kind, Optional<String> before, Document<String> next) {
    String after = next.isDeleted() ? null : next.content();
    return AuditedChange.ofJson(kind.name(), next.id(), before.orElse(null), after)
        .naming(kind.secretNames())
        .by(next.source().file().map(Actor::folder).orElse(null));
  }

  private long nextRevision(Kind<?> kind) {
    jdbc.sql("update " + kind.name() + "_revision set revision = revision + 1").update();
    return revision(kind);
  }

  private boolean write(Kind<?> kind, Document<String> next, long revision) {
    List<String> columns =
        new ArrayList<>(List.of("version", "body", "source", "file_hash", "deleted", "revision"));
    if (kind.noteColumn() != null) {
      columns.add(kind.noteColumn());
    }
    String sql =
        next.version() == 1
            ? "insert into %s (id, %s) values (:id, :%s) on conflict do nothing"
                .formatted(kind.plural(), String.join(", ", columns), String.join(", :", columns))
            : "update %s set %s where id = :id and version = :version_before"
                .formatted(
                    kind.plural(),
                    columns.stream().map(name -> name + " = :" + name).collect(joining(", ")));
    return jdbc.sql(sql).paramSource(row(kind, next, revision)).update() == 1;
  }

  private static SqlParameterSource row(Kind<?> kind, Document<String> next, long revision) {
    return new MapSqlParameterSource("id", next.id())
        .addValue("version", next.version())
        .addValue("version_before", next.version() - 1)
        .addValue("body", next.content())
        .addValue("source", next.source().name())
        .addValue("file_hash", next.source().fileHash(), Types.VARCHAR)
        .addValue("deleted", next.isDeleted())
        .addValue("revision", revision)
        .addValue(String.valueOf(kind.noteColumn()), next.note());
  }

  private void addVersion(Kind<?> kind, Document<String> next, Instant now) {
    jdbc.sql(
            ("insert into %s_versions (%s_id, version, body, source, deleted, created_at)"
                    + " values (?, ?, ?, ?, ?, ?)")
                .formatted(kind.name(), kind.name()))
        .params(
            next.id(),
            next.version(),
            next.content(),
            next.source().name(),
            next.isDeleted(),
            now.atOffset(UTC))
        .update();
  }

  private static Document<String> read(Kind<?> kind, ResultSet row) throws SQLException {
    String noteColumn = kind.noteColumn();
    return new Document<>(
        row.getString("id"),
        row.getString("body"),
        row.getInt("version"),
        new Source(row.getString("source"), row.getString("file_hash")),
        noteColumn == null ? 0 : row.getLong(noteColumn),
        row.getBoolean("deleted"));
  }

  private static Document.Version<String> readVersion(ResultSet row, int number)
      throws SQLException {
    return new Document.Version<>(
        row.getInt("version"),
        row.getString("source"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("body"));
  }
}
