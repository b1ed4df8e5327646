// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import io.journeyrunner.journeys.batches.BatchUser.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the users of batches. Safe for many nodes on one database. */
@Repository
class BatchUserStore {

  private static final int AT_ONCE = 1_000;

  private final JdbcTemplate jdbc;
  private final BatchCountStore counts;

  BatchUserStore(JdbcTemplate jdbc, BatchCountStore counts) {
    this.jdbc = jdbc;
    this.counts = counts;
  }

  /** Adds users; one who is in the batch already is there once. */
  void add(String batch, List<BatchUser> users) {
    counts.counting(batch, ids(users), () -> insert(batch, users));
  }

  private static List<String> ids(List<BatchUser> users) {
    return users.stream().map(BatchUser::user_id).toList();
  }

  private void insert(String batch, List<BatchUser> users) {
    jdbc.batchUpdate(
        "insert into batch_users (batch_id, user_id, outcome, reason, detail) values (?, ?, ?, ?,"
            + " ?) on conflict do nothing",
        users,
        AT_ONCE,
        (row, user) -> {
          row.setString(1, batch);
          row.setString(2, user.user_id());
          row.setString(3, user.outcome().name());
          row.setString(4, user.reason());
          row.setString(5, user.detail());
        });
  }

  /** Adds the users whom a segment has among a page of the states, and notes how far it is. */
  @Transactional
  void scanned(String batch, List<BatchUser> users, @Nullable String last) {
    add(batch, users);
    jdbc.update(
        "update entry_batches set scanned_to = coalesce(?, scanned_to), scanned = ? where id = ?",
        ps -> {
          ps.setString(1, last);
          ps.setBoolean(2, last == null);
          ps.setString(3, batch);
        });
  }

  /** Those who are next, in the order of ids; nobody unless the batch runs. */
  List<BatchUser> waiting(String batch, int most) {
    return jdbc.query(
        "select * from batch_users where batch_id = ? and outcome = 'waiting' and exists"
            + " (select 1 from entry_batches where id = ? and state = 'running')"
            + " order by user_id limit ?",
        BatchUserStore::read,
        batch,
        batch,
        most);
  }

  /** The users after an id, in the order of ids; of one outcome, or of all if it is null. */
  List<BatchUser> page(String batch, @Nullable Outcome outcome, String after, int most) {
    return outcome == null
        ? jdbc.query(
            "select * from batch_users where batch_id = ? and user_id > ? order by user_id limit ?",
            BatchUserStore::read,
            batch,
            after,
            most)
        : jdbc.query(
            "select * from batch_users where batch_id = ? and outcome = ? and user_id > ?"
                + " order by user_id limit ?",
            BatchUserStore::read,
            batch,
            outcome.name(),
            after,
            most);
  }

  /** Notes what became of users; a batch that was cancelled meanwhile still tells it. */
  void turned(String batch, List<BatchUser> users) {
    counts.counting(batch, ids(users), () -> update(batch, users));
  }

  private void update(String batch, List<BatchUser> users) {
    jdbc.batchUpdate(
        "update batch_users set outcome = ?, reason = ?, detail = ?, instance_key = ? where"
            + " batch_id = ? and user_id = ?",
        users,
        AT_ONCE,
        (row, user) -> {
          row.setString(1, user.outcome().name());
          row.setString(2, user.reason());
          row.setString(3, user.detail());
          row.setObject(
              4, user.instance() == null ? null : Long.valueOf(user.instance()), Types.BIGINT);
          row.setString(5, batch);
          row.setString(6, user.user_id());
        });
  }

  private static BatchUser read(ResultSet row, int number) throws SQLException {
    Long instance = row.getObject("instance_key", Long.class);
    return new BatchUser(
        row.getString("user_id"),
        Outcome.valueOf(row.getString("outcome")),
        row.getString("reason"),
        row.getString("detail"),
        instance == null ? null : Long.toString(instance));
  }
}
