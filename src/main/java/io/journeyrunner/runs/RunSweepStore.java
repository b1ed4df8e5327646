// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps how far the sweep is, and whose turn it is. Safe for many nodes on one database. */
@Repository
class RunSweepStore {

  private final JdbcClient jdbc;

  RunSweepStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes a look upon this node, if one is due; empty if none is, or another node was faster.
   *
   * @param next when the look after it is due, also if this node dies
   * @return the instance key after which it begins
   */
  Optional<Long> claim(Instant now, Instant next) {
    boolean got =
        jdbc.sql("update run_sweep set due_at = ? where due_at <= ?")
                .params(next.atOffset(UTC), now.atOffset(UTC))
                .update()
            == 1;
    return got
        ? jdbc.sql("select after_key from run_sweep").query(Long.class).optional()
        : Optional.empty();
  }

  /** Notes the last instance key that was looked at; 0 to begin anew. */
  void note(long after) {
    jdbc.sql("update run_sweep set after_key = ?").param(after).update();
  }
}
