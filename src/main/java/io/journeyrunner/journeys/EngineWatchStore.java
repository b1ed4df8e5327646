// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lets one node at a time ask the engine. Safe for many nodes on one database. */
@Repository
class EngineWatchStore {

  private final JdbcClient jdbc;

  EngineWatchStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lets this node alone ask for a time; false if another one does, or it is too soon. */
  boolean claim(String node, Instant now, Instant until) {
    return jdbc.sql(
                "update journey_engine_watch set node = ?, held_until = ? where held_until <= ?")
            .params(node, until.atOffset(UTC), now.atOffset(UTC))
            .update()
        == 1;
  }

  /**
   * Says until when nobody else is to ask: more time for a look that takes long, or a pause after
   * it. False if another node has taken over.
   */
  boolean hold(String node, Instant until) {
    return jdbc.sql("update journey_engine_watch set held_until = ? where node = ?")
            .params(until.atOffset(UTC), node)
            .update()
        == 1;
  }
}
