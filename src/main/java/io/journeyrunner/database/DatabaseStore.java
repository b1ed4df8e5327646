// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** The database as a whole: does it answer? Thread-safe. */
final class DatabaseStore {

  /** Starting up or shutting down, and all places taken: of PostgreSQL. */
  private static final Set<String> PASSING = Set.of("57P03", "57P01", "53300");

  private static final String NOT_CONNECTED = "08"; // SQL:2023, class of SQLSTATE

  private final DataSource dataSource;

  DatabaseStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Why there was no connection.
   *
   * @param words the driver's own; holds no password
   * @param mayPass true if waiting may help
   */
  record Refusal(String words, boolean mayPass) {}

  /** Empty if it answers. */
  Optional<Refusal> ask() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(5) ? Optional.empty() : Optional.of(new Refusal("it hangs", true));
    } catch (SQLException e) {
      return Optional.of(refusal(e));
    } catch (RuntimeException e) { // the pool's, at its first connection
      if (e.getCause() instanceof SQLException cause) {
        return Optional.of(refusal(cause));
      }
      throw e;
    }
  }

  private static Refusal refusal(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    boolean mayPass = state.startsWith(NOT_CONNECTED) || PASSING.contains(state);
    return new Refusal(String.valueOf(e.getMessage()).strip(), mayPass);
  }
}
