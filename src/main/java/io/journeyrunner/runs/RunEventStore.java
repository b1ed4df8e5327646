// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.events.EventVariables;
import io.journeyrunner.users.UserId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps which events came while a run was on its way, and what they moved. An event moves a run
 * once because a run has it once. Safe for many nodes on one database.
 */
@Repository
class RunEventStore {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final String DEPTH = "event_depth";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  RunEventStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Adds events, in this order; one that the run has already stays as it is. */
  void add(List<RunEvent> events) {
    batches.batchUpdate(
        "insert into run_events (run_id, event_id, user_id, event_type, body, messages,"
            + " unsent_since, came_at) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
        events,
        Math.max(1, events.size()),
        RunEventStore::write);
  }

  private static void write(PreparedStatement row, RunEvent one) throws SQLException {
    Event event = one.event();
    row.setString(1, one.run().value());
    row.setString(2, event.id().value());
    row.setString(3, event.user().value());
    row.setString(4, event.type().value());
    row.setString(5, EventVariables.of(event).put(DEPTH, one.depth()).toString());
    row.setString(6, one.moves() ? JSON.writeValueAsString(one.messages()) : null);
    row.setObject(7, one.moves() ? one.cameAt().atOffset(UTC) : null);
    row.setObject(8, one.cameAt().atOffset(UTC));
  }

  /** The events of these types that have moved nothing in a run yet, the oldest first. */
  List<RunEvent> kept(RunId run, Collection<EventType> types, Instant since) {
    return jdbc.sql(
            "select * from run_events where run_id = :run and event_type in (:types)"
                + " and messages is null and came_at >= :since order by seq")
        .param("run", run.value())
        .param("types", types.stream().map(EventType::value).toList())
        .param("since", since.atOffset(UTC))
        .query(RunEventStore::read)
        .list();
  }

  /** Those that were to be sent before a moment: who was to do it has died, or could not. */
  List<RunEvent> unsentSince(Instant before, int most) {
    return jdbc.sql("select * from run_events where unsent_since < ? order by seq limit ?")
        .params(before.atOffset(UTC), most)
        .query(RunEventStore::read)
        .list();
  }

  /** Whether the messages of an event wait to be sent to a run of the user. */
  List<RunEvent> unsent(UserId user, EventId event) {
    return jdbc.sql(
            "select * from run_events where user_id = ? and event_id = ? and unsent_since is not"
                + " null order by seq")
        .params(user.value(), event.value())
        .query(RunEventStore::read)
        .list();
  }

  /** A kept event moves its run now. */
  void moves(RunEvent event, Instant now) {
    jdbc.sql(
            "update run_events set messages = ?, unsent_since = ?"
                + " where run_id = ? and event_id = ?")
        .params(
            JSON.writeValueAsString(event.messages()),
            now.atOffset(UTC),
            event.run().value(),
            event.event().id().value())
        .update();
  }

  /** The engine has the messages. */
  void sent(List<RunEvent> events) {
    batches.batchUpdate(
        "update run_events set unsent_since = null where run_id = ? and event_id = ?",
        events,
        Math.max(1, events.size()),
        (row, one) -> {
          row.setString(1, one.run().value());
          row.setString(2, one.event().id().value());
        });
  }

  /** What has moved the wait of this key already, so that its job comes again. */
  List<RunEvent> moved(RunId run, String key) {
    return jdbc
        .sql("select * from run_events where run_id = ? and messages is not null order by seq")
        .param(run.value())
        .query(RunEventStore::read)
        .list()
        .stream()
        .filter(one -> one.messages().stream().anyMatch(message -> message.key().equals(key)))
        .toList();
  }

  /** Forgets what was kept, or moved a run, before a moment; answers how many. */
  int purge(Instant before, int most) {
    return jdbc.sql(
            "delete from run_events where seq in (select seq from run_events where came_at < ?"
                + " and unsent_since is null order by came_at limit ?)")
        .params(before.atOffset(UTC), most)
        .update();
  }

  boolean forget(UserId user) {
    return jdbc.sql("delete from run_events where user_id = ?").param(user.value()).update() > 0;
  }

  private static RunEvent read(ResultSet row, int number) throws SQLException {
    ObjectNode body = (ObjectNode) JSON.readTree(row.getString("body"));
    String messages = row.getString("messages");
    return new RunEvent(
        new RunId(row.getString("run_id")),
        EventVariables.read(body),
        body.path(DEPTH).asInt(0),
        messages == null ? List.of() : messages(messages),
        row.getObject("came_at", OffsetDateTime.class).toInstant());
  }

  private static List<RunMessage> messages(String text) {
    return JSON.readValue(text, new TypeReference<List<RunMessage>>() {});
  }
}
