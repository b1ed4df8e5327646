// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.journeys.batches.Batch.Progress;
import io.journeyrunner.journeys.batches.Batch.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps batches and how far they are. Safe for many nodes on one database. */
@Repository
class BatchStore {

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;
  private final BatchCountStore counts;

  BatchStore(JdbcClient jdbc, BatchCountStore counts) {
    this.jdbc = jdbc;
    this.counts = counts;
  }

  void add(Batch batch) {
    jdbc.sql(
            "insert into entry_batches (id, process_id, created_at, begins_at, state, wish,"
                + " scanned, fed_until, fed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            batch.id(),
            batch.journey(),
            batch.created().atOffset(UTC),
            batch.begins().atOffset(UTC),
            batch.state().name(),
            JSON.writeValueAsString(batch.plan()),
            batch.plan().segment() == null,
            batch.created().atOffset(UTC),
            batch.begins().atOffset(UTC))
        .update();
  }

  void remove(String id) {
    jdbc.sql("delete from entry_batches where id = ?").param(id).update();
  }

  Optional<Batch> find(String process, String id) {
    return jdbc.sql("select * from entry_batches where id = ? and process_id = ?")
        .params(id, process)
        .query(BatchStore::batch)
        .optional()
        .map(this::counted);
  }

  /** The newest first. */
  List<Batch> of(String process, int most) {
    return jdbc
        .sql(
            "select * from entry_batches where process_id = ? order by created_at desc, id limit ?")
        .params(process, most)
        .query(BatchStore::batch)
        .list()
        .stream()
        .map(this::counted)
        .toList();
  }

  /**
   * Goes from one state to another; false if it was not in the first. Its users stay as they are,
   * however many they are: who waits in a batch that is cancelled is so, too.
   */
  boolean change(String id, State from, State to) {
    return jdbc.sql("update entry_batches set state = ?, note = null where id = ? and state = ?")
            .params(to.name(), id, from.name())
            .update()
        == 1;
  }

  /** Forgets at most so many users of batches that ended long ago; answers how many. */
  int forgetUsers(Instant olderThan, int most) {
    return jdbc.sql(
            "delete from batch_users where (batch_id, user_id) in (select u.batch_id, u.user_id"
                + " from batch_users u join entry_batches b on b.id = u.batch_id where b.state in"
                + " ('loading', 'cancelled', 'finished') and b.created_at < ? limit ?)")
        .params(olderThan.atOffset(UTC), most)
        .update();
  }

  /** Forgets batches that ended long ago; their users are to be forgotten before. */
  int forget(Instant olderThan) {
    return jdbc.sql(
            "delete from entry_batches where state in ('loading', 'cancelled', 'finished') and"
                + " created_at < ?")
        .param(olderThan.atOffset(UTC))
        .update();
  }

  private Batch counted(Batch batch) {
    Progress counted = counts.progress(batch.id(), batch.progress().complete());
    return batch.with(batch.state() == State.cancelled ? counted.withNobodyWaiting() : counted);
  }

  private static Batch batch(ResultSet row, int number) throws SQLException {
    return new Batch(
        row.getString("id"),
        row.getString("process_id"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("begins_at", OffsetDateTime.class).toInstant(),
        State.valueOf(row.getString("state")),
        JSON.readValue(row.getString("wish"), BatchPlan.class),
        row.getString("note"),
        new Progress(row.getBoolean("scanned"), 0, 0, 0, Map.of(), 0));
  }
}
