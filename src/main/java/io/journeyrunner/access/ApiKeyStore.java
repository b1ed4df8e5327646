// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps keys by their hashes. Every change raises a revision, under a lock, so that nodes see it
 * soon and changes come one after the other. Safe for many nodes on one database.
 */
@Repository
class ApiKeyStore {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  ApiKeyStore(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** A key with the hash of its text. */
  record Kept(ApiKey key, String hash) {}

  /** Makes a change while nobody else can; it is undone if it throws. */
  <T> T change(Supplier<T> change) {
    return transaction.execute(
        status -> {
          jdbc.sql("update api_key_revision set revision = revision + 1").update();
          return change.get();
        });
  }

  long revision() {
    return jdbc.sql("select revision from api_key_revision").query(Long.class).single();
  }

  /** All keys, the newest first, those too that do not count any more. */
  List<Kept> all() {
    return jdbc.sql("select * from api_keys order by created_at desc, id")
        .query(ApiKeyStore::kept)
        .list();
  }

  Optional<ApiKey> find(String id) {
    return jdbc.sql("select * from api_keys where id = ?")
        .param(id)
        .query(ApiKeyStore::kept)
        .optional()
        .map(Kept::key);
  }

  void add(ApiKey key, String hash) {
    jdbc.sql(
            "insert into api_keys (id, name, role, hash, created_at, expires_at)"
                + " values (?, ?, ?, ?, ?, ?)")
        .param(1, key.id())
        .param(2, key.name())
        .param(3, key.role().name())
        .param(4, hash)
        .param(5, key.created().atOffset(UTC))
        .param(6, atOffset(key.expires()), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  void revoke(String id, Instant now) {
    jdbc.sql("update api_keys set revoked_at = ? where id = ? and revoked_at is null")
        .params(now.atOffset(UTC), id)
        .update();
  }

  /** Notes when keys were used; an earlier time than the one that is kept changes nothing. */
  void used(Map<String, Instant> times) {
    times.forEach(
        (id, time) ->
            jdbc.sql(
                    "update api_keys set last_used_at = ? where id = ? and (last_used_at is null"
                        + " or last_used_at < ?)")
                .params(time.atOffset(UTC), id, time.atOffset(UTC))
                .update());
  }

  private static @Nullable OffsetDateTime atOffset(@Nullable Instant time) {
    return time == null ? null : time.atOffset(UTC);
  }

  private static Kept kept(ResultSet row, int number) throws SQLException {
    ApiKey key =
        new ApiKey(
            row.getString("id"),
            row.getString("name"),
            Role.valueOf(row.getString("role")),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            instant(row, "expires_at"),
            instant(row, "revoked_at"),
            instant(row, "last_used_at"));
    return new Kept(key, row.getString("hash"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
