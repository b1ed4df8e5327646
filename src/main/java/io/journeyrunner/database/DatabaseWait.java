// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Brings the schema up to date once the database answers. The first thing that asks it anything, so
 * that all others find it there.
 */
@Component
final class DatabaseWait implements FlywayMigrationStrategy {

  private static final Logger log = LoggerFactory.getLogger(DatabaseWait.class);
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private final DatabaseSettings settings;
  private final String address;
  private final Clock clock;

  DatabaseWait(DatabaseSettings settings, Environment environment, Clock clock) {
    this.settings = settings;
    this.address = withoutParameters(environment.getProperty("spring.datasource.url", ""));
    this.clock = clock;
  }

  @Override
  public void migrate(Flyway flyway) {
    CountDownLatch exiting = new CountDownLatch(1);
    Thread atExit = new Thread(exiting::countDown); // Ctrl-C ends the wait
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      await(new DatabaseStore(flyway.getConfiguration().getDataSource()), exiting);
    } finally {
      forget(atExit);
    }
    flyway.migrate();
  }

  private void await(DatabaseStore database, CountDownLatch exiting) {
    Instant end = clock.instant().plus(settings.patience());
    boolean waited = false;
    Optional<DatabaseStore.Refusal> refusal = database.ask();
    while (refusal.isPresent()) {
      waited = true;
      giveUpOn(refusal.get(), end);
      log.warn(
          "no database answers at {} ({}); the application starts when it does, or gives up at {};"
              + " see that it runs and that spring.datasource.url is right",
          address,
          refusal.get().words(),
          end);
      pause(exiting);
      refusal = database.ask();
    }
    if (waited) {
      log.atInfo().addKeyValue("address", address).log("database.reached");
    }
  }

  private void giveUpOn(DatabaseStore.Refusal refusal, Instant end) {
    if (!refusal.mayPass()) {
      throw new DatabaseAway("The database at " + address + " refuses us: " + refusal.words());
    }
    if (!clock.instant().isBefore(end)) {
      throw new DatabaseAway(
          "No database answered at "
              + address
              + " within "
              + settings.patience()
              + ": "
              + refusal.words());
    }
  }

  private void pause(CountDownLatch exiting) {
    try {
      if (exiting.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new DatabaseAway("The application was stopped while it waited for " + address);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseAway("The application was stopped while it waited for " + address);
    }
  }

  private static void forget(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // it runs already
    }
  }

  /** They may hold a password. */
  private static String withoutParameters(String url) {
    return url.split("[?;]", 2)[0];
  }
}
