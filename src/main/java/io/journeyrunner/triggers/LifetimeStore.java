// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventId;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
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

  /** Notes an entry; false if there is one, by the user's id or by its hash. */
  boolean add(ProcessId process, UserId user, Entry entry) {
    return insert(process, user, entry) && !isForgotten(process, user);
  }

  private boolean insert(ProcessId process, UserId user, Entry entry) {
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

  /** The entry of a user whose id is still kept. */
  Optional<Entry> find(ProcessId process, UserId user) {
    return find(process, user.value());
  }

  private Optional<Entry> find(ProcessId process, String user) {
    return jdbc.sql(
            "select event_id, entered_at from lifetime_entries"
                + " where process_id = ? and user_id = ?")
        .params(process.value(), user)
        .query(
            (row, number) ->
                new Entry(
                    new EventId(row.getString("event_id")),
                    row.getObject("entered_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** True if the user entered, and was forgotten since. */
  boolean isForgotten(ProcessId process, UserId user) {
    return find(process, hash(process, user)).isPresent();
  }

  /**
   * Puts a hash in the place of a user's id, another for each process, and forgets the event; false
   * if there was no entry.
   */
  boolean forget(UserId user) {
    List<String> processes =
        jdbc.sql("select process_id from lifetime_entries where user_id = ?")
            .param(user.value())
            .query(String.class)
            .list();
    for (String process : processes) {
      jdbc.sql(
              "update lifetime_entries set user_id = ?, event_id = 'forgotten'"
                  + " where process_id = ? and user_id = ?")
          .params(hash(new ProcessId(process), user), process, user.value())
          .update();
    }
    return !processes.isEmpty();
  }

  private static String hash(ProcessId process, UserId user) {
    return "sha256:" + DigestUtils.sha256Hex(process.value() + "\n" + user.value());
  }

  /** Forgets the entry of an event that led to nothing. */
  void remove(ProcessId process, UserId user, EventId event) {
    jdbc.sql("delete from lifetime_entries where process_id = ? and user_id = ? and event_id = ?")
        .params(process.value(), user.value(), event.value())
        .update();
  }
}
