// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Empty databases with our schema, each call a new one. */
public final class Databases {

  private static final class Server {
    static final PostgresServer POSTGRES = PostgresServer.start();
  }

  private Databases() {}

  /** A new H2 database in memory. */
  public static DataSource h2() {
    return migrated(
        new DriverManagerDataSource(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1"));
  }

  /** A new database on a real PostgreSQL server, which is started once for all tests. */
  public static DataSource postgres() {
    return migrated(Server.POSTGRES.database(created()));
  }

  /** What to give an application, or several, so that they use a new database there. */
  public static Map<String, String> postgresProperties() {
    PostgresServer.Login login = Server.POSTGRES.login(created());
    return Map.of(
        "spring.datasource.url", login.url(),
        "spring.datasource.username", login.user(),
        "spring.datasource.password", login.password());
  }

  private static String created() {
    String name = "db_" + UUID.randomUUID().toString().replace('-', '_');
    new JdbcTemplate(Server.POSTGRES.database("postgres")).execute("create database " + name);
    return name;
  }

  private static DataSource migrated(DataSource dataSource) {
    Flyway.configure().dataSource(dataSource).load().migrate();
    return dataSource;
  }
}
