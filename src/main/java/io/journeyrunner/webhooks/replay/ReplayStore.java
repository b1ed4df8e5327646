// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.replay;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.access.AuditTrail;
import io.journeyrunner.access.AuditedChange;
import io.journeyrunner.webhooks.log.LoggedDeliveries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps replays and how far each of their deliveries is. Safe for many nodes on one database. */
@Repository
class ReplayStore {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST = 1_000;
  private static final String KIND = "replay";

  private static final String ITEM =
      "select i.replay_id, i.number, i.attempt_id, i.progress, r.rendering, r.state"
          + " from replay_items i join replays r on r.id = i.replay_id";

  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final AuditTrail audit;

  ReplayStore(JdbcTemplate template, AuditTrail audit) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
    this.audit = audit;
  }

  /** What makes a replay. */
  record Wish(String id, Rendering rendering, Map<String, String> search) {}

  @Transactional
  void add(Wish wish, List<LoggedDeliveries.Found> attempts, Instant now) {
    jdbc.sql(
            "insert into replays (id, created_at, rendering, search, state, fed_until)"
                + " values (?, ?, ?, ?, 'running', ?)")
        .params(
            wish.id(),
            now.atOffset(UTC),
            wish.rendering().name(),
            JSON.writeValueAsString(wish.search()),
            now.atOffset(UTC))
        .update();
    int[] number = {0};
    template.batchUpdate(
        "insert into replay_items (replay_id, number, attempt_id, endpoint, progress)"
            + " values (?, ?, ?, ?, 'waiting')",
        attempts.stream()
            .map(
                attempt ->
                    new Object[] {wish.id(), number[0]++, attempt.number(), attempt.endpoint()})
            .toList());
    Map<String, Object> begun =
        Map.of(
            "rendering", wish.rendering(), "search", wish.search(), "deliveries", attempts.size());
    audit.record(AuditedChange.of(KIND, wish.id(), null, begun));
  }

  Optional<Replay> find(String id) {
    return jdbc.sql("select * from replays where id = ?")
        .param(id)
        .query(ReplayStore::replay)
        .optional()
        .map(this::counted);
  }

  /** The newest first. */
  List<Replay> all(int most) {
    return jdbc
        .sql("select * from replays order by created_at desc, id limit ?")
        .param(most)
        .query(ReplayStore::replay)
        .list()
        .stream()
        .map(this::counted)
        .toList();
  }

  List<String> running() {
    return jdbc.sql("select id from replays where state = 'running' order by created_at")
        .query(String.class)
        .list();
  }

  /** Reserves a replay for one node; false if another one feeds it, or nobody is to. */
  boolean lease(String id, Instant now, Instant until) {
    return jdbc.sql(
                "update replays set fed_until = ? where id = ? and state = 'running' and fed_until"
                    + " <= ?")
            .params(until.atOffset(UTC), id, now.atOffset(UTC))
            .update()
        == 1;
  }

  /** Gives up what {@link #lease} reserved until then, if it is not another node's by now. */
  void release(String id, Instant until, Instant now) {
    jdbc.sql("update replays set fed_until = ? where id = ? and fed_until = ?")
        .params(now.atOffset(UTC), id, until.atOffset(UTC))
        .update();
  }

  int underWay(String id) {
    return jdbc.sql(
            "select count(*) from replay_items where replay_id = ? and progress = 'started'")
        .param(id)
        .query(Integer.class)
        .single();
  }

  /**
   * Those that are begun next. Endpoints take turns: each has about as many under way as the
   * others, so that those of a dead one don't keep back the rest.
   */
  List<ReplayItem> waiting(String id, int most) {
    return jdbc.sql(
            ITEM
                + " where i.replay_id = ? and progress = 'waiting' order by row_number() over"
                + " (partition by i.endpoint order by i.number) + (select count(*) from"
                + " replay_items u where u.replay_id = i.replay_id and u.progress = 'started' and"
                + " u.endpoint = i.endpoint), i.number limit ?")
        .params(id, most)
        .query(ReplayStore::item)
        .list();
  }

  Optional<ReplayItem> item(String id, int number) {
    return jdbc.sql(ITEM + " where i.replay_id = ? and number = ?")
        .params(id, number)
        .query(ReplayStore::item)
        .optional();
  }

  /**
   * Reserves a delivery for the process instance that asks first: it may have been begun more than
   * once. False if it is another one's.
   */
  boolean claim(ReplayItem item, long instanceKey) {
    return jdbc.sql(
                "update replay_items set instance_key = ?, progress = 'started' where replay_id = ?"
                    + " and number = ? and progress <> 'ended' and (instance_key is null or"
                    + " instance_key = ?)")
            .params(instanceKey, item.replay(), item.number(), instanceKey)
            .update()
        == 1;
  }

  void started(ReplayItem item) {
    jdbc.sql(
            "update replay_items set progress = 'started' where replay_id = ? and number = ? and"
                + " progress = 'waiting'")
        .params(item.replay(), item.number())
        .update();
  }

  void ended(ReplayItem item, String outcome, String what) {
    String shortened = what.length() <= LONGEST ? what : what.substring(0, LONGEST);
    jdbc.sql(
            "update replay_items set progress = 'ended', outcome = ?, what = ? where replay_id = ?"
                + " and number = ? and (progress <> 'ended' or outcome = 'cancelled')")
        .params(outcome, shortened, item.replay(), item.number())
        .update();
  }

  /**
   * Ends a replay, and what of it has not ended; a call that is under way may still tell its
   * outcome. False if the replay had ended before.
   */
  @Transactional
  boolean cancel(String id) {
    int cancelled =
        jdbc.sql("update replays set state = 'cancelled' where id = ? and state = 'running'")
            .param(id)
            .update();
    jdbc.sql(
            "update replay_items set progress = 'ended', outcome = 'cancelled' where replay_id = ?"
                + " and progress <> 'ended'")
        .param(id)
        .update();
    if (cancelled == 1) {
      audit.record(
          AuditedChange.of(KIND, id, Map.of("state", "running"), Map.of("state", "cancelled")));
    }
    return cancelled == 1;
  }

  /** Ends a replay of which every delivery has ended. */
  boolean finish(String id) {
    return jdbc.sql(
                "update replays set state = 'finished' where id = ? and state = 'running' and not"
                    + " exists (select 1 from replay_items where replay_id = ? and progress <>"
                    + " 'ended')")
            .params(id, id)
            .update()
        == 1;
  }

  int forget(Instant olderThan) {
    return jdbc.sql("delete from replays where state <> 'running' and created_at < ?")
        .param(olderThan.atOffset(UTC))
        .update();
  }

  private static Replay replay(ResultSet row, int number) throws SQLException {
    return new Replay(
        row.getString("id"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        Rendering.valueOf(row.getString("rendering")),
        JSON.readValue(row.getString("search"), new TypeReference<Map<String, String>>() {}),
        Replay.State.valueOf(row.getString("state")),
        Replay.Progress.NONE);
  }

  private Replay counted(Replay replay) {
    Map<String, Integer> progress = new TreeMap<>();
    Map<String, Integer> ended = new TreeMap<>();
    jdbc.sql(
            "select progress, outcome, count(*) as many from replay_items where replay_id = ? group"
                + " by progress, outcome")
        .param(replay.id())
        .query(
            row -> {
              progress.merge(row.getString("progress"), row.getInt("many"), Integer::sum);
              String outcome = row.getString("outcome");
              if (outcome != null) {
                ended.put(outcome, row.getInt("many"));
              }
            });
    return replay.with(
        new Replay.Progress(
            progress.values().stream().mapToInt(Integer::intValue).sum(),
            progress.getOrDefault("waiting", 0),
            progress.getOrDefault("started", 0),
            ended));
  }

  private static ReplayItem item(ResultSet row, int number) throws SQLException {
    return new ReplayItem(
        row.getString("replay_id"),
        row.getInt("number"),
        row.getLong("attempt_id"),
        Rendering.valueOf(row.getString("rendering")),
        row.getString("state").equals("running") && !row.getString("progress").equals("ended"));
  }
}
