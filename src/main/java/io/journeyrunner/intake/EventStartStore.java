// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.events.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which event did what. Safe for many nodes on one database. */
@Repository
class EventStartStore {

  private final JdbcClient jdbc;

  EventStartStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All starts of an event, acknowledged or only claimed. */
  List<EventStart> of(EventId event) {
    return jdbc.sql("select * from event_starts where event_id = ?")
        .param(event.value())
        .query(EventStartStore::read)
        .list();
  }

  /** Claims a start that nobody has claimed yet; false if somebody was faster. */
  boolean claim(EventId event, Target target, Instant now) {
    return jdbc.sql(
                "insert into event_starts (event_id, target, claimed_at, started)"
                    + " values (?, ?, ?, false) on conflict do nothing")
            .params(event.value(), target.value(), now.atOffset(UTC))
            .update()
        == 1;
  }

  /** Records what the engine has acknowledged, though nobody claimed it. */
  void note(EventId event, Target target, Instant now) {
    jdbc.sql(
            "insert into event_starts (event_id, target, claimed_at, started)"
                + " values (?, ?, ?, true) on conflict do nothing")
        .params(event.value(), target.value(), now.atOffset(UTC))
        .update();
  }

  /** Takes over a claim whose request has not come back; false if somebody was faster. */
  boolean takeOver(EventId event, EventStart abandoned, Instant now) {
    return jdbc.sql(
                "update event_starts set claimed_at = ?"
                    + " where event_id = ? and target = ? and claimed_at = ? and not started")
            .params(
                now.atOffset(UTC),
                event.value(),
                abandoned.target().value(),
                abandoned.claimedAt().atOffset(UTC))
            .update()
        == 1;
  }

  /** Records that the engine has acknowledged a claimed start. */
  void acknowledge(EventId event, Target target, @Nullable Long instanceKey) {
    jdbc.sql(
            "update event_starts set started = true, instance_key = ?"
                + " where event_id = ? and target = ?")
        .param(1, instanceKey, Types.BIGINT)
        .param(2, event.value())
        .param(3, target.value())
        .update();
  }

  /**
   * Forgets a claim that led to nothing, so that the event can be sent again; false if there is
   * none, as another request has released it or has made the start.
   */
  boolean release(EventId event, Target target) {
    return jdbc.sql("delete from event_starts where event_id = ? and target = ? and not started")
            .params(event.value(), target.value())
            .update()
        == 1;
  }

  /** Forgets at most so many of the starts that were claimed before a moment; answers how many. */
  int purge(Instant before, int most) {
    return jdbc.sql(
            "delete from event_starts where (event_id, target) in"
                + " (select event_id, target from event_starts where claimed_at < ?"
                + " order by claimed_at limit ?)")
        .params(before.atOffset(UTC), most)
        .update();
  }

  private static EventStart read(ResultSet row, int number) throws SQLException {
    return new EventStart(
        new Target(row.getString("target")),
        row.getObject("claimed_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("started"),
        row.getObject("instance_key", Long.class));
  }
}
