// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import io.journeyrunner.problems.Search;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps attempts. Safe for many nodes on one database. */
@Repository
class DeliveryLogStore {

  private static final JsonMapper JSON = new JsonMapper();

  /** What a row takes besides its long texts, roughly. */
  private static final int ROW = 500;

  /** Without what can be long. */
  private static final String SUMMARY =
      "id, webhook_id, attempted_at, process_id, element_id, instance_key, event_id, user_id,"
          + " replay_id, endpoint, attempt, outcome, what, status, duration_ms";

  /** What can be searched, by the names of the API. */
  static final Map<String, String> COLUMNS =
      Search.columns(
          "process", "process_id",
          "user", "user_id",
          "endpoint", "endpoint",
          "outcome", "outcome",
          "webhook-id", "webhook_id",
          "event", "event_id",
          "replay", "replay_id");

  private final JdbcTemplate template;
  private final JdbcClient jdbc;

  DeliveryLogStore(JdbcTemplate template) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
  }

  /** An attempt with its number in the log. */
  record Entry(long id, LoggedAttempt attempt) {}

  /** Keeps attempts, all or none. */
  @Transactional
  void add(List<LoggedAttempt> attempts) {
    template.batchUpdate(
        "insert into delivery_attempts (webhook_id, attempted_at, process_id, element_id,"
            + " instance_key, event_id, user_id, endpoint, attempt, outcome, what, status,"
            + " duration_ms, exchange, replay_id, inputs, bytes)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        attempts.stream().map(DeliveryLogStore::row).toList());
  }

  private static Object[] row(LoggedAttempt attempt) {
    LoggedAttempt.Origin origin = attempt.origin();
    LoggedAttempt.Result result = attempt.result();
    String exchange = JSON.writeValueAsString(attempt.exchange());
    return new Object[] {
      origin.webhook_id(),
      attempt.time().atOffset(UTC),
      origin.process(),
      origin.element(),
      Long.valueOf(origin.instance()),
      origin.event(),
      origin.user(),
      shortened(attempt.endpoint(), 300),
      attempt.attempt(),
      result.outcome(),
      shortened(result.what(), 1_000),
      result.status(),
      result.duration_ms(),
      exchange,
      origin.replay(),
      attempt.inputs(),
      ROW + bytes(exchange) + bytes(attempt.inputs())
    };
  }

  private static int bytes(@Nullable String text) {
    return text == null ? 0 : text.getBytes(UTF_8).length;
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  /** Attempts without their exchange, newest first. */
  List<Entry> find(Search search) {
    Condition condition = Condition.of(search);
    return jdbc.sql(
            "select "
                + SUMMARY
                + " from delivery_attempts a where "
                + condition.sql()
                + " order by id desc limit ?")
        .params(condition.values())
        .param(search.limit())
        .query(DeliveryLogStore::entry)
        .list();
  }

  /**
   * The attempts that were the last of their delivery and match, oldest first; those that their
   * process will try again only if the search names that outcome.
   */
  List<LoggedDeliveries.Found> findLast(Search search) {
    Condition condition = Condition.of(search);
    return jdbc.sql(
            "select id as number, endpoint, outcome from delivery_attempts a where "
                + condition.sql()
                + (search.equal().containsKey("outcome") ? "" : " and outcome <> 'retry'")
                + " and not exists (select 1 from delivery_attempts later where later.webhook_id ="
                + " a.webhook_id and later.id > a.id) order by id limit ?")
        .params(condition.values())
        .param(search.limit())
        .query(LoggedDeliveries.Found.class)
        .list();
  }

  /** An attempt with all that is kept of it. */
  Optional<LoggedAttempt> byNumber(long id) {
    return jdbc.sql("select * from delivery_attempts where id = ?")
        .param(id)
        .query(DeliveryLogStore::all)
        .optional();
  }

  /** A part of a statement with its values. */
  private record Condition(String sql, List<Object> values) {

    static Condition of(Search search) {
      StringBuilder sql = new StringBuilder("1 = 1");
      List<Object> values = new ArrayList<>();
      search
          .equal()
          .forEach(
              (column, value) -> {
                sql.append(" and ").append(column).append(" = ?");
                values.add(value);
              });
      if (search.from() != null) {
        sql.append(" and attempted_at >= ?");
        values.add(search.from().atOffset(UTC));
      }
      if (search.to() != null) {
        sql.append(" and attempted_at < ?");
        values.add(search.to().atOffset(UTC));
      }
      if (search.before() != null) {
        sql.append(" and id < ?");
        values.add(search.before());
      }
      return new Condition(sql.toString(), values);
    }
  }

  /** The last attempts of a delivery with what was sent and what came back, oldest first. */
  List<LoggedAttempt> of(String webhookId, int most) {
    return jdbc.sql(
            "select "
                + SUMMARY
                + ", exchange from delivery_attempts where webhook_id = ? order by id desc limit ?")
        .params(webhookId, most)
        .query(DeliveryLogStore::whole)
        .list()
        .reversed();
  }

  /** Forgets at most so many of those that are older; says how many. */
  int forgetOlder(Instant than, int most) {
    return jdbc.sql(
            "delete from delivery_attempts where id in (select id from delivery_attempts where"
                + " attempted_at < ? order by attempted_at limit ?)")
        .params(than.atOffset(UTC), most)
        .update();
  }

  /** Forgets at most so many of those beyond the newest; says how many. */
  int forgetBeyond(long newest, int most) {
    long last =
        jdbc.sql("select coalesce(max(id), 0) from delivery_attempts").query(Long.class).single();
    return jdbc.sql(
            "delete from delivery_attempts where id in (select id from delivery_attempts where"
                + " id <= ? order by id limit ?)")
        .params(last - newest, most)
        .update();
  }

  /** Reserves the purge for one node; false if another one has it. */
  boolean lease(Instant now, Instant until) {
    return jdbc.sql("update delivery_log_purge set leased_until = ? where leased_until <= ?")
            .params(until.atOffset(UTC), now.atOffset(UTC))
            .update()
        == 1;
  }

  /** How much all attempts take, roughly. */
  long bytes() {
    return jdbc.sql("select coalesce(sum(bytes), 0) from delivery_attempts")
        .query(Long.class)
        .single();
  }

  /** Forgets so many of the oldest; says how many bytes that gave back. */
  @Transactional
  long forgetOldest(int many) {
    record Oldest(long last, long bytes) {}
    Oldest oldest =
        jdbc.sql(
                "select coalesce(max(id), 0) as last, coalesce(sum(bytes), 0) as bytes from (select"
                    + " id, bytes from delivery_attempts order by id limit ?) oldest")
            .param(many)
            .query(Oldest.class)
            .single();
    jdbc.sql("delete from delivery_attempts where id <= ?").param(oldest.last()).update();
    return oldest.bytes();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(row.getLong("id"), read(row, null, null));
  }

  private static LoggedAttempt whole(ResultSet row, int number) throws SQLException {
    return read(row, exchange(row), null);
  }

  private static LoggedAttempt all(ResultSet row, int number) throws SQLException {
    return read(row, exchange(row), row.getString("inputs"));
  }

  private static LoggedAttempt.Exchange exchange(ResultSet row) throws SQLException {
    return JSON.readValue(row.getString("exchange"), LoggedAttempt.Exchange.class);
  }

  private static LoggedAttempt read(
      ResultSet row, LoggedAttempt.@Nullable Exchange exchange, @Nullable String inputs)
      throws SQLException {
    return new LoggedAttempt(
        new LoggedAttempt.Origin(
            row.getString("webhook_id"),
            row.getString("process_id"),
            row.getString("element_id"),
            Long.toString(row.getLong("instance_key")),
            row.getString("event_id"),
            row.getString("user_id"),
            row.getString("replay_id")),
        row.getObject("attempted_at", OffsetDateTime.class).toInstant(),
        row.getString("endpoint"),
        row.getInt("attempt"),
        new LoggedAttempt.Result(
            row.getString("outcome"),
            row.getString("what"),
            row.getObject("status", Integer.class),
            row.getLong("duration_ms")),
        exchange,
        inputs);
  }
}
