// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps what was drawn, each content once; in the transaction of its caller. Safe for many nodes on
 * one database.
 */
final class DrawingStore {

  private final JdbcClient jdbc;

  DrawingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(DrawnFile drawn) {
    // Locked, so that nobody forgets it before there is something that it is for.
    boolean isThere =
        jdbc.sql("update journey_diagrams set file = file where hash = ?")
                .param(drawn.hash())
                .update()
            == 1;
    if (!isThere) {
      jdbc.sql(
              "insert into journey_diagrams (hash, file, drawn) values (?, ?, ?)"
                  + " on conflict do nothing")
          .params(drawn.hash(), drawn.name(), drawn.text())
          .update();
    }
  }

  /** Forgets at most so many that nothing refers to; answers how many. */
  int forgetUnused(int most) {
    return jdbc.sql(
            "delete from journey_diagrams where hash in (select d.hash from journey_diagrams d"
                + " where not exists (select 1 from journeys where diagram = d.hash)"
                + " and not exists (select 1 from journey_versions where diagram = d.hash)"
                + " and not exists (select 1 from journey_resources where diagram = d.hash)"
                + " and not exists (select 1 from journey_handovers where diagram = d.hash)"
                + " limit ?)")
        .param(most)
        .update();
  }

  /** The drawing with this hash. */
  Optional<DrawnFile> find(String hash) {
    return jdbc.sql("select file, drawn from journey_diagrams where hash = ?")
        .param(hash)
        .query((row, number) -> new DrawnFile(row.getString("file"), row.getString("drawn")))
        .optional();
  }

  /** Whether there is one with this hash; reads none. */
  boolean has(String hash) {
    return jdbc.sql("select exists (select 1 from journey_diagrams where hash = ?)")
        .param(hash)
        .query(Boolean.class)
        .single();
  }
}
