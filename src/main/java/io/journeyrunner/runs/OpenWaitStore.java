// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.users.UserId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps where runs wait. Safe for many nodes on one database. */
@Repository
class OpenWaitStore {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  OpenWaitStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void add(List<OpenWait> waits) {
    batches.batchUpdate(
        "insert into open_waits (element_key, element_id, run_id, user_id, process_id,"
            + " definition_key, instance_key, kind, interrupting, position, event_type,"
            + " message_name, correlation_key, condition_text, vars, reads_state, opened_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        waits,
        Math.max(1, waits.size()),
        OpenWaitStore::write);
  }

  private static void write(PreparedStatement row, OpenWait wait) throws SQLException {
    row.setLong(1, wait.elementKey());
    row.setString(2, wait.element());
    row.setString(3, wait.run().value());
    row.setString(4, wait.user().value());
    row.setString(5, wait.site().process().value());
    row.setLong(6, wait.site().definitionKey());
    row.setLong(7, wait.site().instanceKey());
    row.setString(8, wait.kind().name());
    row.setBoolean(9, wait.interrupting());
    row.setInt(10, wait.position());
    row.setString(11, wait.type().value());
    row.setString(12, wait.message().name());
    row.setString(13, wait.message().key());
    row.setString(14, wait.condition());
    row.setString(15, wait.vars() == null ? null : wait.vars().toString());
    row.setBoolean(16, wait.message().withState());
    row.setObject(17, wait.openedAt().atOffset(UTC));
  }

  /** The waits of users that are open for one of these types. */
  List<OpenWait> of(Collection<UserId> users, Collection<EventType> types) {
    return jdbc.sql(
            "select * from open_waits where user_id in (:users) and event_type in (:types)"
                + " order by opened_at, element_key, position")
        .param("users", users.stream().map(UserId::value).toList())
        .param("types", types.stream().map(EventType::value).toList())
        .query(OpenWaitStore::read)
        .list();
  }

  /** All waits of runs, whatever they are open for. */
  List<OpenWait> of(Collection<RunId> runs) {
    return jdbc.sql(
            "select * from open_waits where run_id in (:runs)"
                + " order by opened_at, element_key, position")
        .param("runs", runs.stream().map(RunId::value).toList())
        .query(OpenWaitStore::read)
        .list();
  }

  /** Deletes waits that an event closed. */
  void delete(List<OpenWait> waits) {
    batches.batchUpdate(
        "delete from open_waits where element_key = ? and element_id = ?",
        waits,
        Math.max(1, waits.size()),
        (row, wait) -> {
          row.setLong(1, wait.elementKey());
          row.setString(2, wait.element());
        });
  }

  /** Deletes what an element of the engine had open; it is over. */
  void close(long elementKey) {
    jdbc.sql("delete from open_waits where element_key = ?").param(elementKey).update();
  }

  /** Deletes all that one instance of a called process had open. */
  void closeInstance(long instanceKey) {
    jdbc.sql("delete from open_waits where instance_key = ?").param(instanceKey).update();
  }

  /** Deletes what the last turn of a loop left open for the same subscription. */
  void closeEarlier(List<OpenWait> now) {
    batches.batchUpdate(
        "delete from open_waits where run_id = ? and message_name = ? and correlation_key = ?",
        now,
        Math.max(1, now.size()),
        (row, wait) -> {
          row.setString(1, wait.run().value());
          row.setString(2, wait.message().name());
          row.setString(3, wait.message().key());
        });
  }

  /** What is open in one version after a migration of its instance. */
  void moved(long instanceKey, String element, Wait now, long definitionKey) {
    jdbc.sql(
            "update open_waits set element_id = ?, definition_key = ?, event_type = ?,"
                + " condition_text = ? where instance_key = ? and element_id = ?")
        .param(1, now.element())
        .param(2, definitionKey)
        .param(3, now.on().value())
        .param(4, now.when() == null ? null : now.when().text())
        .param(5, instanceKey)
        .param(6, element)
        .update();
  }

  /** Deletes what a migration of an instance left out: the engine has ended it. */
  void closeAllBut(Collection<String> elements, long instanceKey) {
    jdbc.sql("delete from open_waits where instance_key = :key and element_id not in (:elements)")
        .param("key", instanceKey)
        .param("elements", elements.isEmpty() ? List.of("") : elements)
        .update();
  }

  boolean forget(UserId user) {
    return jdbc.sql("delete from open_waits where user_id = ?").param(user.value()).update() > 0;
  }

  private static OpenWait read(ResultSet row, int number) throws SQLException {
    String vars = row.getString("vars");
    return new OpenWait(
        row.getLong("element_key"),
        row.getString("element_id"),
        new RunId(row.getString("run_id")),
        new UserId(row.getString("user_id")),
        new OpenWait.Site(
            new ProcessId(row.getString("process_id")),
            row.getLong("definition_key"),
            row.getLong("instance_key")),
        Wait.Kind.valueOf(row.getString("kind")),
        row.getBoolean("interrupting"),
        row.getInt("position"),
        new EventType(row.getString("event_type")),
        row.getString("condition_text"),
        vars == null ? null : (ObjectNode) JSON.readTree(vars),
        new RunMessage(
            row.getString("message_name"),
            row.getString("correlation_key"),
            row.getBoolean("reads_state")),
        row.getObject("opened_at", OffsetDateTime.class).toInstant());
  }
}
