// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseWaitTest {

  private final int port = freePort();
  private final String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";

  @Test
  void bringsUpTheSchemaOfADatabaseThatComesUpLater(CapturedOutput output) throws Exception {
    CompletableFuture<Void> start =
        CompletableFuture.runAsync(() -> waiting(Duration.ofMinutes(2)).migrate(flyway("")));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> output.getOut().contains("no database answers at " + url + " (Connection"));

    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setPort(port).start()) {
      assertThat(start).succeedsWithin(Duration.ofMinutes(1));
      assertThat(postgres.getPostgresDatabase().getConnection().getMetaData())
          .satisfies(
              schema ->
                  assertThat(schema.getTables(null, "public", "user_states", null).next())
                      .isTrue());
    }
    assertThat(output.getOut()).contains("database.reached");
  }

  @Test
  void saysSoWhenItGivesUp() {
    assertThatThrownBy(() -> waiting(Duration.ZERO).migrate(flyway("?password=s3cr%20et")))
        .isInstanceOf(DatabaseAway.class)
        .hasMessageStartingWith("No database answered at " + url + " within PT0S: Connection to ")
        .hasMessageNotContaining("s3cr");
  }

  private DatabaseWait waiting(Duration patience) {
    MockEnvironment environment =
        new MockEnvironment().withProperty("spring.datasource.url", url + "?password=s3cr%20et");
    return new DatabaseWait(new DatabaseSettings(patience), environment, Clock.systemUTC());
  }

  private Flyway flyway(String parameters) {
    return Flyway.configure().dataSource(url + parameters, "postgres", "postgres").load();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
