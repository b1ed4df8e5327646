// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Keeps user states as text. Safe for many nodes on one database. */
@Repository
class UserStateStore {

  /** What a row has that was only made to be held; no state is written like this. */
  static final String NEW = "";

  // A join, since H2 finds none of "any(?)" by the key when it holds them.
  private static final String AMONG =
      " from unnest(cast(? as varchar array)) as wanted(id)"
          + " join user_states on user_id = wanted.id";

  private final JdbcTemplate jdbc;

  UserStateStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A state to be kept.
   *
   * @param setAt when its properties were set, as {@link SetTimesJson} writes it
   */
  record Row(UserId user, String properties, String setAt) {}

  /** A state that is held; {@code setAt} is null if an older version wrote it. */
  record Held(UserId user, String properties, @Nullable String setAt, Instant updatedAt) {}

  /** A state that is read. */
  record Known(UserId user, String properties) {}

  Optional<String> find(UserId user) {
    return jdbc
        .queryForList(
            "select properties from user_states where user_id = ?", String.class, user.value())
        .stream()
        .findFirst();
  }

  /** The rows after an id, in the order of ids. */
  List<Known> page(String after, int most) {
    return jdbc.query(
        "select user_id, properties from user_states where user_id > ? order by user_id limit ?",
        (row, number) -> new Known(new UserId(row.getString(1)), row.getString(2)),
        after,
        most);
  }

  /** The rows of users, in any order. */
  List<Known> findAll(Collection<UserId> users) {
    return jdbc.query(
        "select user_id, properties" + AMONG,
        (row, number) -> new Known(new UserId(row.getString(1)), row.getString(2)),
        (Object) ids(users));
  }

  /** The same, held for this transaction so that nobody changes them meanwhile. */
  List<Held> hold(Collection<UserId> users) {
    return jdbc.query(
        "select user_id, properties, set_at, updated_at" + AMONG + " order by user_id for update",
        (row, number) ->
            new Held(
                new UserId(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant()),
        (Object) ids(users));
  }

  /** Makes sure that there are rows to hold. */
  void create(Collection<UserId> users, Instant now) {
    jdbc.update(
        "insert into user_states (user_id, properties, updated_at)"
            + " select id, ?, cast(? as timestamp with time zone)"
            + " from unnest(cast(? as varchar array)) as wanted(id) on conflict do nothing",
        NEW,
        now.atOffset(UTC),
        ids(users));
  }

  void update(List<Row> rows, Instant now) {
    if (rows.isEmpty()) {
      return;
    }
    jdbc.batchUpdate(
        "update user_states set properties = ?, set_at = ?, updated_at = ? where user_id = ?",
        rows,
        rows.size(),
        (statement, row) -> {
          statement.setString(1, row.properties());
          statement.setString(2, row.setAt());
          statement.setObject(3, now.atOffset(UTC));
          statement.setString(4, row.user().value());
        });
  }

  boolean delete(UserId user) {
    return jdbc.update("delete from user_states where user_id = ?", user.value()) == 1;
  }

  void delete(List<UserId> users) {
    if (!users.isEmpty()) {
      jdbc.update(
          "delete from user_states where user_id in"
              + " (select id from unnest(cast(? as varchar array)) as wanted(id))",
          (Object) ids(users));
    }
  }

  private static String[] ids(Collection<UserId> users) {
    return users.stream().map(UserId::value).toArray(String[]::new);
  }
}
