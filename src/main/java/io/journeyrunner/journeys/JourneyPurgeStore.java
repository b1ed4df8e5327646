// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Forgets what nobody needs any more of journeys. Safe for many nodes on one database. */
@Repository
class JourneyPurgeStore {

  private final JdbcClient jdbc;
  private final DrawingStore drawings;

  JourneyPurgeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.drawings = new DrawingStore(jdbc);
  }

  /** Forgets a version, unless it is the newest. */
  void forget(JourneyStore.Version version) {
    jdbc.sql(
            "delete from journey_versions where process_id = ? and version = ? and version <>"
                + " (select j.version from journeys j where j.process_id = ?)")
        .params(version.process().value(), version.version(), version.process().value())
        .update();
  }

  /** Forgets at most so many drawings that nothing refers to; answers how many. */
  int forgetDrawings(int most) {
    return drawings.forgetUnused(most);
  }
}
