// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.engine.ProcessId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what is being given to the engine, the last drawing of each process. Safe for many nodes on
 * one database.
 */
@Repository
class JourneyHandoverStore {

  private final JdbcClient jdbc;
  private final DrawingStore drawings;
  private final TransactionTemplate transaction;

  JourneyHandoverStore(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.drawings = new DrawingStore(jdbc);
    this.transaction = transaction;
  }

  /** A process that was being given to the engine, and who wished for it. */
  record Open(ProcessId process, String diagram, String source) {}

  /** Notes that these processes are given now; what was noted of them before counts no more. */
  void begin(Submission wish, Collection<ProcessId> processes, Instant until) {
    transaction.executeWithoutResult(
        status -> {
          drawings.keep(wish.file());
          processes.forEach(process -> begin(process, wish, until));
        });
  }

  private void begin(ProcessId process, Submission wish, Instant until) {
    jdbc.sql(
            "insert into journey_handovers (process_id, diagram, source, held_until)"
                + " values (?, ?, ?, ?) on conflict do nothing")
        .params(process.value(), wish.file().hash(), wish.source(), until.atOffset(UTC))
        .update();
    jdbc.sql(
            "update journey_handovers set diagram = ?, source = ?, held_until = ?"
                + " where process_id = ?")
        .params(wish.file().hash(), wish.source(), until.atOffset(UTC), process.value())
        .update();
  }

  /** Forgets it: all that came of it is noted. */
  void end(String diagram, Collection<ProcessId> processes) {
    for (ProcessId process : processes) {
      jdbc.sql("delete from journey_handovers where process_id = ? and diagram = ?")
          .params(process.value(), diagram)
          .update();
    }
  }

  /** Lets this node alone end those whose node has not done so in time, until then. */
  List<Open> claimLeft(Instant now, Instant until) {
    return jdbc
        .sql("select * from journey_handovers where held_until <= ? order by process_id limit 100")
        .param(now.atOffset(UTC))
        .query(
            (row, number) ->
                new Open(
                    new ProcessId(row.getString("process_id")),
                    row.getString("diagram"),
                    row.getString("source")))
        .list()
        .stream()
        .filter(open -> claim(open, now, until))
        .toList();
  }

  private boolean claim(Open open, Instant now, Instant until) {
    return jdbc.sql(
                "update journey_handovers set held_until = ?"
                    + " where process_id = ? and diagram = ? and held_until <= ?")
            .params(until.atOffset(UTC), open.process().value(), open.diagram(), now.atOffset(UTC))
            .update()
        == 1;
  }
}
