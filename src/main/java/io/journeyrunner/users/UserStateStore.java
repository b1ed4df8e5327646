// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Keeps user states as text. Safe for many nodes on one database. */
@Repository
class UserStateStore {

  private final JdbcTemplate jdbc;

  UserStateStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A state to be kept. */
  record Row(UserId user, String properties) {}

  Optional<String> find(UserId user) {
    return jdbc
        .queryForList(
            "select properties from user_states where user_id = ?", String.class, user.value())
        .stream()
        .findFirst();
  }

  /** The rows after an id, in the order of ids. */
  List<Row> page(String after, int most) {
    return jdbc.query(
        "select user_id, properties from user_states where user_id > ? order by user_id limit ?",
        (row, number) -> new Row(new UserId(row.getString(1)), row.getString(2)),
        after,
        most);
  }

  /** The state of a user, held for this transaction so that nobody changes it meanwhile. */
  Optional<String> hold(UserId user) {
    return jdbc
        .queryForList(
            "select properties from user_states where user_id = ? for update",
            String.class,
            user.value())
        .stream()
        .findFirst();
  }

  /** Makes sure that there is a row to hold. */
  void create(UserId user, Instant now) {
    jdbc.update(
        "insert into user_states (user_id, properties, updated_at) values (?, '{}', ?)"
            + " on conflict do nothing",
        user.value(),
        now.atOffset(UTC));
  }

  void update(List<Row> rows, Instant now) {
    jdbc.batchUpdate(
        "update user_states set properties = ?, updated_at = ? where user_id = ?",
        rows,
        rows.size(),
        (statement, row) -> {
          statement.setString(1, row.properties());
          statement.setObject(2, now.atOffset(UTC));
          statement.setString(3, row.user().value());
        });
  }

  boolean delete(UserId user) {
    return jdbc.update("delete from user_states where user_id = ?", user.value()) == 1;
  }
}
