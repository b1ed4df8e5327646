// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import io.journeyrunner.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One node's part of the door. */
final class AccessFixture {

  final SettableClock clock;
  final TransactionTemplate transaction;
  final AuditStore audit;
  final AuditLog trail;
  final KeyRing ring;
  final ApiKeys keys;

  AccessFixture(DataSource database, SettableClock clock, @Nullable String firstKey) {
    this.clock = clock;
    AccessSettings settings =
        new AccessSettings(firstKey, 1_000, 3, Duration.ofDays(365), List.of());
    JdbcClient jdbc = JdbcClient.create(database);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    ApiKeyStore store = new ApiKeyStore(jdbc, transaction);
    audit = new AuditStore(jdbc);
    trail = new AuditLog(audit, clock);
    ring = new KeyRing(store, settings, clock);
    ring.refresh();
    keys = new ApiKeys(store, ring, trail, settings, clock);
  }

  /** Makes a key and gives back its text. */
  KeyText make(String name, Role role) {
    return keys.make(new KeyWish(name, role, null)).text();
  }
}
