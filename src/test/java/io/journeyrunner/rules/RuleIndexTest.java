// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.journeyrunner.events.EventType;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.TriggerIndex;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RuleIndexTest {

  private final DataSource database = Databases.h2();
  private final RuleStore store =
      new RuleStore(
          JdbcClient.create(database),
          new TransactionTemplate(new DataSourceTransactionManager(database)),
          change -> {});
  private final TriggerIndex triggers = new TriggerIndex();
  private final RuleIndex index = new RuleIndex(store, triggers);

  private void save(String id, String when) {
    Rule rule =
        RuleText.fromJson(
            "{\"id\": \"%s\", \"on\": \"spin\", \"when\": \"%s\", \"webhook\": {\"url\": \"https://a.b/\"}}"
                .formatted(id, when));
    store.save(
        new StoredRule(rule, 1, 7, "api", null, false, 0), Instant.parse("2026-11-23T10:00:00Z"));
  }

  @Test
  void aStoredConditionThatNoLongerCompilesPausesItsRuleOnly() {
    save("broken", "event.count >");
    save("whole", "event.count > 1");

    index.refresh();

    assertThat(triggers.on(new EventType("spin")))
        .extracting(trigger -> trigger.process().value(), Trigger::paused)
        .containsExactly(tuple("rule-broken", true), tuple("rule-whole", false));
  }
}
