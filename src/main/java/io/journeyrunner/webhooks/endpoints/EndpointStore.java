// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.access.Actor;
import io.journeyrunner.access.AuditTrail;
import io.journeyrunner.access.AuditedChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps endpoints and all their versions. Every change raises the revision of all endpoints, under
 * a lock, so that another node that reads by revision misses none. Safe for many nodes on one
 * database.
 */
@Repository
class EndpointStore {

  private static final Logger log = LoggerFactory.getLogger(EndpointStore.class);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final AuditTrail audit;

  EndpointStore(JdbcClient jdbc, TransactionTemplate transaction, AuditTrail audit) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.audit = audit;
  }

  /** A version of an endpoint, for a list of them. */
  record Version(int version, String source, Instant createdAt, Endpoint endpoint) {}

  long revision() {
    return jdbc.sql("select revision from endpoint_revision").query(Long.class).single();
  }

  /**
   * All endpoints that were changed after a revision, deleted ones too. One that can't be read,
   * since a newer version of the application wrote it, is left out and does not stop the others.
   */
  List<StoredEndpoint> changedAfter(long revision) {
    return jdbc
        .sql("select * from endpoints where revision > ? order by id")
        .param(revision)
        .query(EndpointStore::readIfPossible)
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** An endpoint, even if it is deleted. */
  Optional<StoredEndpoint> find(String id) {
    return jdbc.sql("select * from endpoints where id = ?")
        .param(id)
        .query(EndpointStore::read)
        .optional();
  }

  List<Version> versions(String id) {
    return jdbc.sql("select * from endpoint_versions where endpoint_id = ? order by version desc")
        .param(id)
        .query(EndpointStore::readVersion)
        .list();
  }

  /**
   * Keeps a new version, if nobody was faster.
   *
   * @return false if the endpoint has not the version before this one
   */
  boolean save(StoredEndpoint next, Instant now) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              long revision = nextRevision();
              Optional<String> before = inUse(next.endpoint().id());
              boolean isSaved =
                  next.version() == 1 ? insert(next, revision) : update(next, revision);
              if (isSaved) {
                insertVersion(next, now);
                audit.record(change(before, next));
              }
              return isSaved;
            }));
  }

  /** The text of an endpoint that is not deleted. */
  private Optional<String> inUse(String id) {
    return jdbc.sql("select body from endpoints where id = ? and not deleted")
        .param(id)
        .query(String.class)
        .optional();
  }

  private static AuditedChange change(Optional<String> before, StoredEndpoint next) {
    String after = next.isDeleted() ? null : EndpointText.toJson(next.endpoint());
    return AuditedChange.ofJson("endpoint", next.endpoint().id(), before.orElse(null), after)
        .by(next.file().map(Actor::folder).orElse(null));
  }

  private long nextRevision() {
    jdbc.sql("update endpoint_revision set revision = revision + 1").update();
    return revision();
  }

  private boolean insert(StoredEndpoint next, long revision) {
    return jdbc.sql(
                "insert into endpoints (id, version, body, source, file_hash, deleted, revision)"
                    + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
            .param(1, next.endpoint().id())
            .param(2, next.version())
            .param(3, EndpointText.toJson(next.endpoint()))
            .param(4, next.source())
            .param(5, next.fileHash(), Types.VARCHAR)
            .param(6, next.isDeleted())
            .param(7, revision)
            .update()
        == 1;
  }

  private boolean update(StoredEndpoint next, long revision) {
    return jdbc.sql(
                "update endpoints set version = ?, body = ?, source = ?, file_hash = ?,"
                    + " deleted = ?, revision = ? where id = ? and version = ?")
            .param(1, next.version())
            .param(2, EndpointText.toJson(next.endpoint()))
            .param(3, next.source())
            .param(4, next.fileHash(), Types.VARCHAR)
            .param(5, next.isDeleted())
            .param(6, revision)
            .param(7, next.endpoint().id())
            .param(8, next.version() - 1)
            .update()
        == 1;
  }

  private void insertVersion(StoredEndpoint next, Instant now) {
    jdbc.sql(
            "insert into endpoint_versions (endpoint_id, version, body, source, deleted,"
                + " created_at) values (?, ?, ?, ?, ?, ?)")
        .params(
            next.endpoint().id(),
            next.version(),
            EndpointText.toJson(next.endpoint()),
            next.source(),
            next.isDeleted(),
            now.atOffset(UTC))
        .update();
  }

  private static Optional<StoredEndpoint> readIfPossible(ResultSet row, int number)
      throws SQLException {
    try {
      return Optional.of(read(row, number));
    } catch (InvalidEndpoint e) {
      log.atError()
          .addKeyValue("endpoint", row.getString("id"))
          .addKeyValue("reason", e.getMessage())
          .addKeyValue("consequence", "what this node knew of it before stays; PUT it again")
          .log("endpoint.unreadable");
      return Optional.empty();
    }
  }

  private static StoredEndpoint read(ResultSet row, int number) throws SQLException {
    return new StoredEndpoint(
        EndpointText.fromJson(row.getString("body")),
        row.getInt("version"),
        row.getString("source"),
        row.getString("file_hash"),
        row.getBoolean("deleted"));
  }

  private static Version readVersion(ResultSet row, int number) throws SQLException {
    return new Version(
        row.getInt("version"),
        row.getString("source"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        EndpointText.fromJson(row.getString("body")));
  }
}
