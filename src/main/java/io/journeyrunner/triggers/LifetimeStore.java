// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventId;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who has entered what may be entered once. Safe for many nodes on one database. */
@Repository
class LifetimeStore {

  private final JdbcClient jdbc;

  LifetimeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An entry, and the event that led to it. */
  record Entry(EventId event, Instant enteredAt) {}

  /** Notes an entry; false if there is one. */
  boolean add(ProcessId process, UserId user, Entry entry) {
    return jdbc.sql(
                "insert into lifetime_entries (process_id, user_id, event_id, entered_at)"
                    + " values (?, ?, ?, ?) on conflict do nothing")
            .params(
                process.value(),
                user.value(),
                entry.event().value(),
                entry.enteredAt().atOffset(UTC))
            .update()
        == 1;
  }

  Optional<Entry> find(ProcessId process, UserId user) {
    return jdbc.sql(
            "select event_id, entered_at from lifetime_entries"
                + " where process_id = ? and user_id = ?")
        .params(process.value(), user.value())
        .query(
            (row, number) ->
                new Entry(
                    new EventId(row.getString("event_id")),
                    row.getObject("entered_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Forgets the entry of an event that led to nothing. */
  void remove(ProcessId process, UserId user, EventId event) {
    jdbc.sql("delete from lifetime_entries where process_id = ? and user_id = ? and event_id = ?")
        .params(process.value(), user.value(), event.value())
        .update();
  }
}
