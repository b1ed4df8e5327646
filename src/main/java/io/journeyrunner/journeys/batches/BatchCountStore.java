// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import io.journeyrunner.journeys.batches.Batch.Progress;
import io.journeyrunner.journeys.batches.BatchUser.Outcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the users of batches by what became of them, in the transaction that changes them: so a
 * batch of any size is looked at for the same price. Safe for many nodes on one database.
 */
@Repository
class BatchCountStore {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  BatchCountStore(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  private record Kind(Outcome outcome, String reason) {}

  /** How far a batch is. */
  Progress progress(String batch, boolean complete) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    Map<String, Long> skipped = new TreeMap<>();
    jdbc.sql("select outcome, reason, many from batch_counts where batch_id = ? and many > 0")
        .param(batch)
        .query(
            row -> {
              Outcome outcome = Outcome.valueOf(row.getString("outcome"));
              counts.merge(outcome, row.getLong("many"), Long::sum);
              if (outcome == Outcome.skipped) {
                skipped.put(row.getString("reason"), row.getLong("many"));
              }
            });
    return new Progress(
        complete,
        counts.values().stream().mapToLong(Long::longValue).sum(),
        counts.getOrDefault(Outcome.waiting, 0L),
        counts.getOrDefault(Outcome.entered, 0L),
        skipped,
        counts.getOrDefault(Outcome.failed, 0L));
  }

  /**
   * Changes some users of a batch and counts what that made of them, both or neither. They are
   * looked at before and after under a lock of the batch, since what a change does depends on what
   * another node made of the same users a moment ago.
   */
  void counting(String batch, List<String> users, Runnable change) {
    transaction.executeWithoutResult(
        status -> {
          lock(batch);
          Map<Kind, Long> more = new HashMap<>();
          among(batch, users).forEach((kind, many) -> more.merge(kind, -many, Long::sum));
          change.run();
          among(batch, users).forEach((kind, many) -> more.merge(kind, many, Long::sum));
          more.forEach((kind, many) -> add(batch, kind, many));
        });
  }

  private void lock(String batch) {
    jdbc.sql("select id from entry_batches where id = ? for update")
        .param(batch)
        .query(String.class)
        .optional();
  }

  private Map<Kind, Long> among(String batch, List<String> users) {
    Map<Kind, Long> counts = new HashMap<>();
    // A join, since H2 finds none of "any(?)" by the key and would go through the whole batch.
    jdbc.sql(
            "select outcome, coalesce(reason, '') as reason, count(*) as many"
                + " from unnest(cast(? as varchar array)) as wanted(id)"
                + " join batch_users on batch_id = ? and user_id = wanted.id"
                + " group by outcome, coalesce(reason, '')")
        .param(1, users.stream().distinct().toArray(String[]::new))
        .param(2, batch)
        .query(
            row -> {
              counts.put(
                  new Kind(Outcome.valueOf(row.getString("outcome")), row.getString("reason")),
                  row.getLong("many"));
            });
    return counts;
  }

  private void add(String batch, Kind kind, long more) {
    if (more == 0) {
      return;
    }
    boolean isThere =
        jdbc.sql(
                    "update batch_counts set many = many + ?"
                        + " where batch_id = ? and outcome = ? and reason = ?")
                .params(more, batch, kind.outcome().name(), kind.reason())
                .update()
            == 1;
    if (!isThere) {
      jdbc.sql("insert into batch_counts (batch_id, outcome, reason, many) values (?, ?, ?, ?)")
          .params(batch, kind.outcome().name(), kind.reason(), more)
          .update();
    }
  }
}
