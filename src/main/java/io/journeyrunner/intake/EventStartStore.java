// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps which event did what, and of its user a hash. Safe for many nodes on one database. All but
 * {@link #takeOver} take one statement for each call, however many events it is about.
 */
@Repository
class EventStartStore {

  /** Rows of versions that knew an event by its id alone; they go within a week. */
  private static final String NOBODY = "";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  EventStartStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /**
   * All that these events did or are about to do; events of which nothing is known are left out.
   */
  Map<EventKey, List<EventStart>> of(Set<EventKey> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    Map<String, List<EventKey>> byEvent =
        keys.stream().collect(groupingBy(key -> key.event().value()));
    Set<String> users = new HashSet<>(Set.of(NOBODY));
    keys.forEach(key -> users.add(key.userHash()));
    return jdbc
        .sql("select * from event_starts where event_id in (:events) and user_id in (:users)")
        .param("events", byEvent.keySet())
        .param("users", users)
        .query(
            (row, number) -> read(row, byEvent.getOrDefault(row.getString("event_id"), List.of())))
        .list()
        .stream()
        .flatMap(List::stream)
        .collect(groupingBy(EventStart::key));
  }

  /** Adds what nobody has claimed yet; says for each whether it was added. */
  List<Boolean> claim(List<EventStart> claims) {
    if (claims.isEmpty()) {
      return List.of();
    }
    int[][] counts =
        batches.batchUpdate(
            "insert into event_starts (event_id, user_id, target, claimed_at, started)"
                + " values (?, ?, ?, ?, ?) on conflict do nothing",
            claims,
            claims.size(),
            (row, claim) -> {
              row.setString(1, claim.key().event().value());
              row.setString(2, claim.key().userHash());
              row.setString(3, claim.target().value());
              row.setObject(4, claim.claimedAt().atOffset(UTC));
              row.setBoolean(5, claim.started());
            });
    List<Boolean> claimed = new ArrayList<>(claims.size());
    for (int[] some : counts) {
      for (int count : some) {
        claimed.add(count == 1);
      }
    }
    return claimed;
  }

  /** Takes over a claim whose request has not come back; false if somebody was faster. */
  boolean takeOver(EventStart abandoned, Instant now) {
    return jdbc.sql(
                "update event_starts set claimed_at = ? where event_id = ? and user_id in (?, '')"
                    + " and target = ? and claimed_at = ? and not started")
            .params(
                now.atOffset(UTC),
                abandoned.key().event().value(),
                abandoned.key().userHash(),
                abandoned.target().value(),
                abandoned.claimedAt().atOffset(UTC))
            .update()
        >= 1;
  }

  /** Records what the engine has acknowledged. */
  void acknowledge(List<EventStart> starts) {
    batches.batchUpdate(
        "update event_starts set started = true, instance_key = ?"
            + " where event_id = ? and user_id in (?, '') and target = ?",
        starts,
        Math.max(1, starts.size()),
        (row, start) -> {
          row.setObject(1, start.instanceKey(), Types.BIGINT);
          row.setString(2, start.key().event().value());
          row.setString(3, start.key().userHash());
          row.setString(4, start.target().value());
        });
  }

  /**
   * Forgets claims that led to nothing, so that their events can be sent again; says for each
   * whether it was there, and no other request has taken it over.
   */
  List<Boolean> release(List<EventStart> claims) {
    int[][] counts =
        batches.batchUpdate(
            "delete from event_starts"
                + " where event_id = ? and user_id in (?, '') and target = ? and claimed_at = ?"
                + " and not started",
            claims,
            Math.max(1, claims.size()),
            (row, claim) -> {
              row.setString(1, claim.key().event().value());
              row.setString(2, claim.key().userHash());
              row.setString(3, claim.target().value());
              row.setObject(4, claim.claimedAt().atOffset(UTC));
            });
    List<Boolean> released = new ArrayList<>(claims.size());
    for (int[] some : counts) {
      for (int count : some) {
        released.add(count >= 1);
      }
    }
    return released;
  }

  /** Forgets at most so many of the starts that were claimed before a moment; answers how many. */
  int purge(Instant before, int most) {
    return jdbc.sql(
            "delete from event_starts where (event_id, user_id, target) in"
                + " (select event_id, user_id, target from event_starts where claimed_at < ?"
                + " order by claimed_at limit ?)")
        .params(before.atOffset(UTC), most)
        .update();
  }

  /** One row, or one for each user who sent an event of this id where the row does not say. */
  private static List<EventStart> read(ResultSet row, List<EventKey> keys) throws SQLException {
    String user = row.getString("user_id");
    Target target = new Target(row.getString("target"));
    Instant claimedAt = row.getObject("claimed_at", OffsetDateTime.class).toInstant();
    boolean isStarted = row.getBoolean("started");
    Long instance = row.getObject("instance_key", Long.class);
    return keys.stream()
        .filter(key -> user.equals(NOBODY) || user.equals(key.userHash()))
        .map(key -> new EventStart(key, target, claimedAt, isStarted, instance))
        .toList();
  }
}
