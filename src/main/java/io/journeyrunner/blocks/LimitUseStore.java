// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.users.UserId;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the uses of Limits. Safe for many nodes on one database. */
@Repository
class LimitUseStore {

  private static final Duration KEPT = Duration.ofDays(90);

  private final JdbcClient jdbc;

  LimitUseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A Limit in a diagram. */
  record Place(ProcessId process, String element) {}

  /** What is counted together: a place for one user, or with the empty user for all. */
  record Key(Place place, String user) {}

  /** What a block was answered before; empty if it is asked for the first time. */
  Optional<Boolean> answer(Place place, long instanceKey) {
    return jdbc.sql(
            "select matched from limit_answers"
                + " where process_id = ? and element_id = ? and instance_key = ?")
        .params(place.process().value(), place.element(), instanceKey)
        .query(Boolean.class)
        .optional();
  }

  /** Remembers an answer; false if somebody was faster. */
  boolean remember(Place place, long instanceKey, boolean matched, Instant now) {
    return jdbc.sql(
                "insert into limit_answers"
                    + " (process_id, element_id, instance_key, matched, answered_at)"
                    + " values (?, ?, ?, ?, ?) on conflict do nothing")
            .params(
                place.process().value(), place.element(), instanceKey, matched, now.atOffset(UTC))
            .update()
        == 1;
  }

  /** Counts one use if there is room for it, in a new period if the last is over. */
  boolean use(Key key, Limit limit, Instant now) {
    if (usedAgain(key, limit, now)) {
      return true;
    }
    return isNew(key, limit, now) || usedAgain(key, limit, now); // another was the first
  }

  private boolean usedAgain(Key key, Limit limit, Instant now) {
    Duration period = limit.period();
    OffsetDateTime over = (period == null ? Instant.EPOCH : now.minus(period)).atOffset(UTC);
    return jdbc.sql(
                "update limit_uses set"
                    + " taken = case when began <= ? then 1 else taken + 1 end,"
                    + " ends = ?,"
                    + " began = case when began <= ? then ? else began end"
                    + " where process_id = ? and element_id = ? and user_id = ?"
                    + " and (began <= ? or taken < ?)")
            .param(1, over)
            .param(2, keptUntil(limit, now), Types.TIMESTAMP_WITH_TIMEZONE)
            .param(3, over)
            .param(4, now.atOffset(UTC))
            .param(5, key.place().process().value())
            .param(6, key.place().element())
            .param(7, key.user())
            .param(8, over)
            .param(9, limit.max())
            .update()
        == 1;
  }

  private boolean isNew(Key key, Limit limit, Instant now) {
    return jdbc.sql(
                "insert into limit_uses (process_id, element_id, user_id, taken, began, ends)"
                    + " values (?, ?, ?, 1, ?, ?) on conflict do nothing")
            .param(1, key.place().process().value())
            .param(2, key.place().element())
            .param(3, key.user())
            .param(4, now.atOffset(UTC))
            .param(5, keptUntil(limit, now), Types.TIMESTAMP_WITH_TIMEZONE)
            .update()
        == 1;
  }

  /**
   * Kept for longer than the period of today, since a new version may give the Limit a longer one,
   * which then covers what was counted before. Without a period a count has no end; only the user's
   * own go, by {@link #forget}.
   */
  private static @Nullable OffsetDateTime keptUntil(Limit limit, Instant now) {
    Duration period = limit.period();
    return period == null ? null : now.plus(period).plus(KEPT).atOffset(UTC);
  }

  /** Forgets at most so many of the answers that were given before a moment; says how many. */
  int forgetAnswers(Instant before, int most) {
    return jdbc.sql(
            "delete from limit_answers where (process_id, element_id, instance_key) in"
                + " (select process_id, element_id, instance_key from limit_answers"
                + " where answered_at < ? order by answered_at limit ?)")
        .params(before.atOffset(UTC), most)
        .update();
  }

  /** Forgets what was counted for a user alone; false if nothing was. */
  boolean forget(UserId user) {
    return jdbc.sql("delete from limit_uses where user_id = ?").param(user.value()).update() > 0;
  }

  /** Forgets at most so many of the counts that no period could cover any more; says how many. */
  int forgetEnded(Instant before, int most) {
    return jdbc.sql(
            "delete from limit_uses where (process_id, element_id, user_id) in"
                + " (select process_id, element_id, user_id from limit_uses"
                + " where ends < ? order by ends limit ?) and ends < ?")
        .params(before.atOffset(UTC), most, before.atOffset(UTC))
        .update();
  }
}
