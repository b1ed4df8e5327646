// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static java.time.ZoneOffset.UTC;

import io.journeyrunner.journeys.diagram.Flaw;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the last try of each file. Safe for many nodes on one database. */
@Repository
class JourneyFileStore {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  JourneyFileStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How a file fared when it was last tried.
   *
   * @param file its name, or {@code engine:<process id>} for what was found in the engine
   * @param hash of its content
   * @param accepted whether it was deployed
   * @param flaws what was found, warnings too
   */
  record Try(String file, String hash, boolean accepted, List<Flaw> flaws, Instant triedAt) {}

  /** All files, by name. */
  List<Try> all() {
    return jdbc.sql("select * from journey_files order by file")
        .query(JourneyFileStore::read)
        .list();
  }

  Optional<Try> find(String file) {
    return jdbc.sql("select * from journey_files where file = ?")
        .param(file)
        .query(JourneyFileStore::read)
        .optional();
  }

  /** A reader sees the old row or the new one, whole. */
  void keep(Try tried) {
    if (!update(tried) && !insert(tried)) {
      boolean unused = update(tried); // another node was between
    }
  }

  private boolean update(Try tried) {
    return write(
        "update journey_files set hash = :hash, accepted = :accepted, flaws = :flaws,"
            + " tried_at = :at where file = :file",
        tried);
  }

  private boolean insert(Try tried) {
    return write(
        "insert into journey_files (file, hash, accepted, flaws, tried_at)"
            + " values (:file, :hash, :accepted, :flaws, :at) on conflict do nothing",
        tried);
  }

  private boolean write(String sql, Try tried) {
    return jdbc.sql(sql)
            .param("file", tried.file())
            .param("hash", tried.hash())
            .param("accepted", tried.accepted())
            .param("flaws", JSON.writeValueAsString(tried.flaws()))
            .param("at", tried.triedAt().atOffset(UTC))
            .update()
        > 0;
  }

  void remove(String file) {
    jdbc.sql("delete from journey_files where file = ?").param(file).update();
  }

  private static Try read(ResultSet row, int number) throws SQLException {
    return new Try(
        row.getString("file"),
        row.getString("hash"),
        row.getBoolean("accepted"),
        JSON.readValue(row.getString("flaws"), new TypeReference<List<Flaw>>() {}),
        row.getObject("tried_at", OffsetDateTime.class).toInstant());
  }
}
