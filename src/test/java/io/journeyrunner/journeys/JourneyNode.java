// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.Engine;
import io.journeyrunner.intake.TriggerSource;
import io.journeyrunner.journeys.check.CheckAccess;
import io.journeyrunner.journeys.runs.RunsAccess;
import io.journeyrunner.triggers.TriggerIndex;
import io.journeyrunner.triggers.WaitIndex;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The journeys of one of several nodes on a database, for tests of other packages. */
public final class JourneyNode {

  private final JourneyIndex index;
  private final Journeys journeys;

  /** A node whose events are taken by these triggers. */
  public JourneyNode(DataSource database, Engine engine, TriggerIndex triggers) {
    JdbcClient jdbc = JdbcClient.create(database);
    Clock clock = Clock.systemUTC();
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(database));
    JourneyStore store = new JourneyStore(jdbc, transaction, change -> {});
    JourneyResourceStore resources = new JourneyResourceStore(jdbc, transaction, change -> {});
    index =
        new JourneyIndex(
            store,
            new JourneyVersions(store, RunsAccess.known(jdbc, clock).runs(), clock),
            triggers,
            new WaitIndex(),
            new JourneyWebhooks());
    journeys =
        new Journeys(
            CheckAccess.check(),
            new JourneyHandover(engine, store, new JourneyHandoverStore(jdbc, transaction), clock),
            store,
            resources,
            index,
            clock);
  }

  /** Deploys a drawing here; the other nodes learn of it by the database. */
  public void deploy(String name, String drawing) {
    DeploymentReport report = journeys.deploy(Submission.ofApi(new DrawnFile(name, drawing)));
    assertThat(report.errors()).isEmpty();
  }

  /** What looks in the database for what other nodes deployed. */
  public TriggerSource source() {
    return index;
  }
}
