// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A real PostgreSQL server, in a container or as a child process; it ends with the JVM. */
sealed interface PostgresServer {

  /** A session zone that differs from the JVM's shows code that mixes them up. */
  String ZONE = "America/St_Johns";

  /** Starts it. */
  static PostgresServer start() {
    return Containers.image("journeyrunner.test.postgres.image", "postgres:17")
        .<PostgresServer>map(Contained::started)
        .orElseGet(Embedded::started);
  }

  /** How to get into the database of this name. */
  Login login(String name);

  /** The database of this name. */
  default DataSource database(String name) {
    Login login = login(name);
    return new DriverManagerDataSource(login.url(), login.user(), login.password());
  }

  /** What JDBC asks for. */
  record Login(String url, String user, String password) {}

  /** From an image. */
  record Contained(PostgreSQLContainer container) implements PostgresServer {

    private static Contained started(DockerImageName image) {
      PostgreSQLContainer container =
          new PostgreSQLContainer(image.asCompatibleSubstituteFor("postgres"))
              .withDatabaseName("postgres");
      container.setCommand("postgres", "-c", "fsync=off", "-c", "timezone=" + ZONE);
      Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
      container.start();
      return new Contained(container);
    }

    @Override
    public Login login(String name) {
      return new Login(
          "jdbc:postgresql://"
              + container.getHost()
              + ":"
              + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)
              + "/"
              + name,
          container.getUsername(),
          container.getPassword());
    }
  }

  /** From binaries that come as a library. */
  record Embedded(EmbeddedPostgres postgres) implements PostgresServer {

    private static Embedded started() {
      try {
        return new Embedded(
            EmbeddedPostgres.builder()
                .setServerConfig("timezone", ZONE)
                .setServerConfig("fsync", "off")
                .start());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Login login(String name) {
      return new Login(postgres.getJdbcUrl("postgres", name), "postgres", "postgres");
    }
  }
}
