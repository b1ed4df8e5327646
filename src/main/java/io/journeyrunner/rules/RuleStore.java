// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.access.Actor;
import io.journeyrunner.access.AuditTrail;
import io.journeyrunner.access.AuditedChange;
import java.sql.ResultSet;
import java.sql.SQLException;
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
 * Keeps rules and all their versions. Every change raises the revision of all rules, under a lock,
 * so that another node that reads by revision misses none. Safe for many nodes on one database.
 */
@Repository
class RuleStore {

  private static final Logger log = LoggerFactory.getLogger(RuleStore.class);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final AuditTrail audit;

  RuleStore(JdbcClient jdbc, TransactionTemplate transaction, AuditTrail audit) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.audit = audit;
  }

  /** A version of a rule, for a list of them. */
  record Version(int version, String source, Instant createdAt, Rule rule) {}

  long revision() {
    return jdbc.sql("select revision from rule_revision").query(Long.class).single();
  }

  /**
   * All rules that were changed after a revision, deleted ones too. One that can't be read, since a
   * newer version of the application wrote it, is left out and does not stop the others.
   */
  List<StoredRule> changedAfter(long revision) {
    return jdbc
        .sql("select * from rules where revision > ? order by id")
        .param(revision)
        .query(RuleStore::readIfPossible)
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** A rule, even if it is deleted. */
  Optional<StoredRule> find(String id) {
    return jdbc.sql("select * from rules where id = ?").param(id).query(RuleStore::read).optional();
  }

  List<Version> versions(String id) {
    return jdbc.sql("select * from rule_versions where rule_id = ? order by version desc")
        .param(id)
        .query(RuleStore::readVersion)
        .list();
  }

  /**
   * Keeps a new version, if nobody was faster.
   *
   * @param next what is to be kept; its revision does not matter
   * @return false if the rule has not the version before this one
   */
  boolean save(StoredRule next, Instant now) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              long revision = nextRevision();
              Optional<String> before = inUse(next.rule().id());
              boolean isSaved =
                  next.version() == 1 ? insert(next, revision) : update(next, revision);
              if (isSaved) {
                insertVersion(next, now);
                audit.record(change(before, next));
              } else {
                status.setRollbackOnly();
              }
              return isSaved;
            }));
  }

  /** Notes under which key the engine has a rule's process now. */
  void updateKey(String id, long definitionKey) {
    transaction.executeWithoutResult(
        status ->
            jdbc.sql("update rules set definition_key = ?, revision = ? where id = ?")
                .params(definitionKey, nextRevision(), id)
                .update());
  }

  /** The text of a rule that is not deleted. */
  private Optional<String> inUse(String id) {
    return jdbc.sql("select body from rules where id = ? and not deleted")
        .param(id)
        .query(String.class)
        .optional();
  }

  private static AuditedChange change(Optional<String> before, StoredRule next) {
    String after = next.isDeleted() ? null : RuleText.toJson(next.rule());
    return AuditedChange.ofJson("rule", next.rule().id(), before.orElse(null), after)
        .by(next.file().map(Actor::folder).orElse(null));
  }

  private long nextRevision() {
    jdbc.sql("update rule_revision set revision = revision + 1").update();
    return revision();
  }

  private boolean insert(StoredRule next, long revision) {
    return jdbc.sql(
                "insert into rules (id, version, body, definition_key, source, file_hash, deleted,"
                    + " revision) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
            .param(1, next.rule().id())
            .param(2, next.version())
            .param(3, RuleText.toJson(next.rule()))
            .param(4, next.definitionKey())
            .param(5, next.source())
            .param(6, next.fileHash(), java.sql.Types.VARCHAR)
            .param(7, next.isDeleted())
            .param(8, revision)
            .update()
        == 1;
  }

  private boolean update(StoredRule next, long revision) {
    return jdbc.sql(
                "update rules set version = ?, body = ?, definition_key = ?, source = ?,"
                    + " file_hash = ?, deleted = ?, revision = ? where id = ? and version = ?")
            .param(1, next.version())
            .param(2, RuleText.toJson(next.rule()))
            .param(3, next.definitionKey())
            .param(4, next.source())
            .param(5, next.fileHash(), java.sql.Types.VARCHAR)
            .param(6, next.isDeleted())
            .param(7, revision)
            .param(8, next.rule().id())
            .param(9, next.version() - 1)
            .update()
        == 1;
  }

  private void insertVersion(StoredRule next, Instant now) {
    jdbc.sql(
            "insert into rule_versions (rule_id, version, body, source, deleted, created_at)"
                + " values (?, ?, ?, ?, ?, ?)")
        .params(
            next.rule().id(),
            next.version(),
            RuleText.toJson(next.rule()),
            next.source(),
            next.isDeleted(),
            now.atOffset(UTC))
        .update();
  }

  private static Optional<StoredRule> readIfPossible(ResultSet row, int number)
      throws SQLException {
    try {
      return Optional.of(read(row, number));
    } catch (InvalidRule e) {
      log.atError()
          .addKeyValue("rule", row.getString("id"))
          .addKeyValue("reason", e.getMessage())
          .addKeyValue("consequence", "it starts nothing here; PUT it again")
          .log("rule.unreadable");
      return Optional.empty();
    }
  }

  private static StoredRule read(ResultSet row, int number) throws SQLException {
    return new StoredRule(
        RuleText.fromJson(row.getString("body")),
        row.getInt("version"),
        row.getLong("definition_key"),
        row.getString("source"),
        row.getString("file_hash"),
        row.getBoolean("deleted"),
        row.getLong("revision"));
  }

  private static Version readVersion(ResultSet row, int number) throws SQLException {
    return new Version(
        row.getInt("version"),
        row.getString("source"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        RuleText.fromJson(row.getString("body")));
  }
}
