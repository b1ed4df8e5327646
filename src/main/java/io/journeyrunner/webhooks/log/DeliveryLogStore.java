// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps attempts. Safe for many nodes on one database. */
@Repository
class DeliveryLogStore {

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcTemplate template;
  private final JdbcClient jdbc;

  DeliveryLogStore(JdbcTemplate template) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
  }

  /** An attempt with its number in the log. */
  record Entry(long id, LoggedAttempt attempt) {}

  /** Keeps attempts, all or none. */
  void add(List<LoggedAttempt> attempts) {
    template.batchUpdate(
        "insert into delivery_attempts (webhook_id, attempted_at, process_id, element_id,"
            + " instance_key, event_id, user_id, endpoint, attempt, outcome, what, status,"
            + " duration_ms, exchange) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        attempts.stream().map(DeliveryLogStore::row).toList());
  }

  private static Object[] row(LoggedAttempt attempt) {
    LoggedAttempt.Origin origin = attempt.origin();
    LoggedAttempt.Result result = attempt.result();
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
      JSON.writeValueAsString(attempt.exchange())
    };
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  /** Attempts without their exchange, newest first. */
  List<Entry> find(Search search) {
    List<Object> values = new ArrayList<>();
    StringBuilder sql = new StringBuilder("select * from delivery_attempts where 1 = 1");
    search
        .equal()
        .forEach(
            (name, value) -> {
              sql.append(" and ").append(Search.COLUMNS.get(name)).append(" = ?");
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
    sql.append(" order by id desc limit ").append(search.limit());
    return jdbc.sql(sql.toString()).params(values).query(DeliveryLogStore::entry).list();
  }

  /** All attempts of a delivery with what was sent and what came back, oldest first. */
  List<LoggedAttempt> of(String webhookId, int most) {
    return jdbc.sql("select * from delivery_attempts where webhook_id = ? order by id limit ?")
        .params(webhookId, most)
        .query(DeliveryLogStore::whole)
        .list();
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

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(row.getLong("id"), read(row, null));
  }

  private static LoggedAttempt whole(ResultSet row, int number) throws SQLException {
    return read(row, JSON.readValue(row.getString("exchange"), LoggedAttempt.Exchange.class));
  }

  private static LoggedAttempt read(
      ResultSet row, LoggedAttempt.@org.jspecify.annotations.Nullable Exchange exchange)
      throws SQLException {
    return new LoggedAttempt(
        new LoggedAttempt.Origin(
            row.getString("webhook_id"),
            row.getString("process_id"),
            row.getString("element_id"),
            Long.toString(row.getLong("instance_key")),
            row.getString("event_id"),
            row.getString("user_id")),
        row.getObject("attempted_at", OffsetDateTime.class).toInstant(),
        row.getString("endpoint"),
        row.getInt("attempt"),
        new LoggedAttempt.Result(
            row.getString("outcome"),
            row.getString("what"),
            row.getObject("status", Integer.class),
            row.getLong("duration_ms")),
        exchange);
  }
}
