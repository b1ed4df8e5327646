// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.unit.DataSize;

/** A delivery log that writes into a database of a test. */
public final class DeliveryLogOn {

  private DeliveryLogOn() {}

  public static DeliveryLog database(DataSource database, Clock clock) {
    DeliveryLog log =
        new DeliveryLog(
            new DeliveryLogStore(new JdbcTemplate(database)),
            new LogSettings(true, Duration.ofDays(14), 1_000, DataSize.ofMegabytes(100), 100),
            clock);
    log.start();
    return log;
  }
}
