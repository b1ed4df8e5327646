// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.problems.Search;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the audit trail. Safe for many nodes on one database. */
@Repository
class AuditStore {

  /** What can be searched, by the names of the API. */
  static final Map<String, String> COLUMNS =
      Search.columns("kind", "kind", "id", "subject", "key", "actor_id", "name", "actor_name");

  private final JdbcClient jdbc;

  AuditStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a change; in the transaction of the caller, if there is one. */
  void add(AuditedChange change, Actor by, Instant now) {
    AuditMask mask = new AuditMask(change.secretNames());
    jdbc.sql(
            "insert into audit_trail (changed_at, actor_kind, actor_id, actor_name, kind, subject,"
                + " before_json, after_json) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .param(1, now.atOffset(UTC))
        .param(2, by.kind().name())
        .param(3, by.id(), Types.VARCHAR)
        .param(4, by.name())
        .param(5, change.kind())
        .param(6, change.id())
        .param(7, mask.text(change.before()), Types.VARCHAR)
        .param(8, mask.text(change.after()), Types.VARCHAR)
        .update();
  }

  /** The newest first. */
  List<AuditEntry> find(Search search) {
    StringBuilder sql = new StringBuilder("select * from audit_trail where 1 = 1");
    List<Object> values = new ArrayList<>();
    search
        .equal()
        .forEach(
            (column, value) -> {
              sql.append(" and ").append(column).append(" = ?");
              values.add(value);
            });
    if (search.from() != null) {
      sql.append(" and changed_at >= ?");
      values.add(search.from().atOffset(UTC));
    }
    if (search.to() != null) {
      sql.append(" and changed_at < ?");
      values.add(search.to().atOffset(UTC));
    }
    if (search.before() != null) {
      sql.append(" and id < ?");
      values.add(search.before());
    }
    return jdbc.sql(sql.append(" order by id desc limit ?").toString())
        .params(values)
        .param(search.limit())
        .query(AuditStore::entry)
        .list();
  }

  /** Forgets at most so many of those that are older; says how many. */
  int forgetOlder(Instant than, int most) {
    return jdbc.sql(
            "delete from audit_trail where id in (select id from audit_trail where changed_at < ?"
                + " order by changed_at limit ?)")
        .params(than.atOffset(UTC), most)
        .update();
  }

  private static AuditEntry entry(ResultSet row, int number) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        new Actor(
            Actor.Kind.valueOf(row.getString("actor_kind")),
            row.getString("actor_id"),
            row.getString("actor_name")),
        row.getString("kind"),
        row.getString("subject"),
        row.getString("before_json"),
        row.getString("after_json"));
  }
}
