// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** The real user states for the tests of other features. */
public final class UserStatesOn {

  private UserStatesOn() {}

  /** Those of a database. */
  public static UserStates database(DataSource database) {
    return new UserStates(
        new UserStateStore(new JdbcTemplate(database)),
        new UserSettings(DataSize.ofKilobytes(256)),
        List.of(),
        new TransactionTemplate(new DataSourceTransactionManager(database)),
        Clock.systemUTC());
  }
}
