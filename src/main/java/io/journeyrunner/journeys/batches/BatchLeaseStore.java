// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.engine.ProcessId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Lets one node at a time feed a batch. Safe for many nodes on one database. */
@Repository
class BatchLeaseStore {

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;

  BatchLeaseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A batch that this node may feed.
   *
   * @param until when another node may feed it; tells this lease from all others
   * @param fedAt until when its pace has been used up
   * @param scannedTo the last user id that was looked at for the segment; empty for none
   * @param scanned true if there is none left to look at
   */
  record Lease(
      String batch,
      ProcessId process,
      BatchPlan plan,
      Instant until,
      Instant fedAt,
      String scannedTo,
      boolean scanned) {}

  /** The batches that are due and that nobody feeds. */
  List<String> due(Instant now) {
    return jdbc.sql(
            "select id from entry_batches where state = 'running' and begins_at <= ? and fed_until"
                + " <= ? order by created_at, id")
        .params(now.atOffset(UTC), now.atOffset(UTC))
        .query(String.class)
        .list();
  }

  /** Reserves a batch for this node; empty if another one was faster. */
  Optional<Lease> lease(String batch, Instant now, Instant until) {
    Instant end = until.truncatedTo(ChronoUnit.MICROS); // what both databases keep
    boolean got =
        jdbc.sql(
                    "update entry_batches set fed_until = ? where id = ? and state = 'running' and"
                        + " fed_until <= ?")
                .params(end.atOffset(UTC), batch, now.atOffset(UTC))
                .update()
            == 1;
    return got ? read(batch, end) : Optional.empty();
  }

  private Optional<Lease> read(String batch, Instant until) {
    return jdbc.sql("select * from entry_batches where id = ?")
        .param(batch)
        .query(
            (row, number) -> {
              String scannedTo = row.getString("scanned_to");
              return new Lease(
                  batch,
                  new ProcessId(row.getString("process_id")),
                  JSON.readValue(row.getString("wish"), BatchPlan.class),
                  until,
                  row.getObject("fed_at", OffsetDateTime.class).toInstant(),
                  scannedTo == null ? "" : scannedTo,
                  row.getBoolean("scanned"));
            })
        .optional();
  }

  /**
   * Gives a batch back, and says what keeps it, if anything does. Changes nothing if the lease ran
   * out and another node has the batch.
   */
  void release(Lease lease, Instant now, Instant fedAt, @Nullable String note) {
    jdbc.sql(
            "update entry_batches set fed_until = ?, fed_at = ?, note = ? where id = ? and"
                + " fed_until = ?")
        .param(1, now.atOffset(UTC))
        .param(2, fedAt.atOffset(UTC))
        .param(3, note, Types.VARCHAR)
        .param(4, lease.batch())
        .param(5, lease.until().atOffset(UTC))
        .update();
  }

  /** Ends a batch of which everybody has had a turn. */
  boolean finish(String batch) {
    return jdbc.sql(
                "update entry_batches set state = 'finished' where id = ? and state = 'running' and"
                    + " scanned and not exists (select 1 from batch_users where batch_id = ? and"
                    + " outcome = 'waiting')")
            .params(batch, batch)
            .update()
        == 1;
  }
}
