// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;
import org.slf4j.LoggerFactory;

/**
 * Measures everything, one after the other. What to measure can be named as arguments: {@code
 * rules}, {@code journeys}, {@code postgres}, {@code micro}.
 */
final class Bench {

  private final Report report = new Report();
  private final Path home;

  private Bench(Path home) {
    this.home = home;
  }

  /** Exits when all is measured, since the client leaves threads behind. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
    Bench bench = new Bench(Files.createTempDirectory("bench"));
    Report.printHead();
    bench.run(
        arguments.length == 0
            ? List.of("rules", "journeys", "postgres", "micro")
            : List.of(arguments));
    System.exit(0);
  }

  private void run(List<String> wanted) throws IOException, RunnerException {
    if (wanted.contains("rules") || wanted.contains("journeys")) {
      onH2(wanted);
    }
    if (wanted.contains("postgres")) {
      onPostgres();
    }
    if (wanted.contains("micro")) {
      report.add(Micro.all());
    }
  }

  private void onH2(List<String> wanted) throws IOException {
    try (Installation installation = new Installation(home.resolve("h2"), Map.of())) {
      DeliveryLoad load = new DeliveryLoad(installation, "");
      load.warmUp();
      if (wanted.contains("rules")) {
        report.add(List.of(load.latency("<= 4")));
        report.add(List.of(load.rate(16, 5)));
        report.add(List.of(load.rate(100, 5)));
        report.add(load.cost());
      }
      if (wanted.contains("journeys")) {
        report.add(new JourneyLoad(installation).all());
      }
      report.add(List.of(installation.restart()));
    }
  }

  /** A real one, which writes each commit to the disk. */
  private void onPostgres() throws IOException {
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        Installation installation =
            new Installation(
                home.resolve("postgres"),
                Map.of(
                    "spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"),
                    "spring.datasource.username", "postgres",
                    "spring.datasource.password", "postgres"))) {
      DeliveryLoad load = new DeliveryLoad(installation, ", PostgreSQL");
      load.warmUp();
      report.add(List.of(load.latency("<= 6")));
      report.add(List.of(load.rate(16, 3)));
    }
  }
}
