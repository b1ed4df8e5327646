// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.users.UserId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts starts, per process and user or for all users. Safe for many nodes on one database. */
@Repository
class LimitStore {

  /** PostgreSQL takes 65,535 parameters. */
  private static final int AT_ONCE = 5_000;

  private final JdbcClient jdbc;

  LimitStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is counted: a trigger for one user, or with the empty user for all together. */
  record Key(String trigger, String user) {

    static Key of(Trigger trigger, String user) {
      return new Key(ShortName.of(trigger.name()), user);
    }
  }

  /** A count, and when its period began. */
  record Count(long taken, Instant began) {}

  /** Holds counts until the caller's transaction ends; all do so in one order. */
  void hold(Collection<Key> keys) {
    List<Object[]> sorted =
        keys.stream()
            .sorted(Comparator.comparing(Key::trigger).thenComparing(Key::user))
            .map(key -> new Object[] {key.trigger(), key.user()})
            .toList();
    for (int from = 0; from < sorted.size(); from += AT_ONCE) {
      List<Long> unused =
          jdbc.sql(
                  "select taken from limit_counters where (trigger_name, user_id) in (:keys)"
                      + " order by trigger_name, user_id for update")
              .param("keys", sorted.subList(from, Math.min(from + AT_ONCE, sorted.size())))
              .query(Long.class)
              .list();
    }
  }

  /** Makes sure that there is a row to count in. */
  void create(Key key, Instant now) {
    jdbc.sql(
            "insert into limit_counters (trigger_name, user_id, taken, began)"
                + " values (?, ?, 0, ?) on conflict do nothing")
        .params(key.trigger(), key.user(), now.atOffset(UTC))
        .update();
  }

  /** Begins a new period if the one of the row began before a moment. */
  void renew(Key key, Instant beganBefore, Instant now) {
    jdbc.sql(
            "update limit_counters set taken = 0, began = ?"
                + " where trigger_name = ? and user_id = ? and (began <= ? or taken = 0)")
        .params(now.atOffset(UTC), key.trigger(), key.user(), beganBefore.atOffset(UTC))
        .update();
  }

  /**
   * Counts one if there is room; false if there is not.
   *
   * @param ends until when the count is kept; null for ever
   */
  boolean take(Key key, long max, @Nullable Instant ends) {
    return jdbc.sql(
                "update limit_counters set taken = taken + 1, ends = ?"
                    + " where trigger_name = ? and user_id = ? and taken < ?")
            .param(1, ends == null ? null : ends.atOffset(UTC), Types.TIMESTAMP_WITH_TIMEZONE)
            .param(2, key.trigger())
            .param(3, key.user())
            .param(4, max)
            .update()
        == 1;
  }

  /** Counts one less. */
  void giveBack(Key key) {
    jdbc.sql(
            "update limit_counters set taken = taken - 1"
                + " where trigger_name = ? and user_id = ? and taken > 0")
        .params(key.trigger(), key.user())
        .update();
  }

  /** Forgets what was counted for a user alone; false if nothing was. */
  boolean forget(UserId user) {
    return jdbc.sql("delete from limit_counters where user_id = ?").param(user.value()).update()
        > 0;
  }

  /** Forgets at most so many counts that are kept no longer; says how many. */
  int forgetEnded(Instant now, int most) {
    return jdbc.sql(
            "delete from limit_counters where (trigger_name, user_id) in"
                + " (select trigger_name, user_id from limit_counters"
                + " where ends < ? order by ends limit ?) and ends < ?")
        .params(now.atOffset(UTC), most, now.atOffset(UTC))
        .update();
  }

  Optional<Count> find(Key key) {
    return jdbc.sql(
            "select taken, began from limit_counters where trigger_name = ? and user_id = ?")
        .params(key.trigger(), key.user())
        .query(
            (row, number) ->
                new Count(
                    row.getLong("taken"), row.getObject("began", OffsetDateTime.class).toInstant()))
        .optional();
  }
}
