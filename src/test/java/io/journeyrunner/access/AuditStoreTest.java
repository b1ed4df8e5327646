// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.problems.Search;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The audit trail on both databases. */
class AuditStoreTest {

  abstract static class Contract {

    private final SettableClock clock = new SettableClock();
    private final AccessFixture node;

    Contract(DataSource database) {
      node = new AccessFixture(database, clock, null);
    }

    private void rule(String id, @Nullable String before, @Nullable String after) {
      node.trail.record(AuditedChange.ofJson("rule", id, before, after).by(Actor.folder("ü.yaml")));
    }

    private List<AuditEntry> found(String name, String value) {
      return node.audit.find(Search.read(Map.of(name, value), AuditStore.COLUMNS));
    }

    @Test
    void aChangeIsFoundByWhatItChangedAndWhoDidIt() {
      rule("one", null, "{\"name\":\"Zoë\\u0000\"}");
      rule("two", "{}", null);

      assertThat(found("id", "one"))
          .containsExactly(
              new AuditEntry(
                  1,
                  clock.instant(),
                  new Actor(Actor.Kind.folder, null, "ü.yaml"),
                  "rule",
                  "one",
                  null,
                  "{\"name\":\"Zoë\\u0000\"}"));
      assertThat(found("name", "ü.yaml")).extracting(AuditEntry::id).containsExactly("two", "one");
      assertThat(found("kind", "journey")).isEmpty();
      assertThat(found("cursor", "2")).extracting(AuditEntry::id).containsExactly("one");
      assertThat(found("limit", "1")).extracting(AuditEntry::id).containsExactly("two");
      assertThat(found("from", "2026-11-23T10:00:43Z")).isEmpty();
      assertThat(found("to", "2026-11-23T10:00:43Z")).hasSize(2);
    }

    @Test
    void aChangeThatIsUndoneLeavesNoTrace() {
      node.transaction.executeWithoutResult(
          status -> {
            rule("undone", null, "{}");
            status.setRollbackOnly();
          });

      assertThat(found("id", "undone")).isEmpty();
    }

    @Test
    void whatIsTooOldIsForgotten() {
      rule("old", null, "{}");
      clock.advance(Duration.ofDays(1));
      rule("new", null, "{}");

      assertThat(node.audit.forgetOlder(clock.instant(), 10)).isEqualTo(1);

      assertThat(found("kind", "rule")).extracting(AuditEntry::id).containsExactly("new");
    }

    @Test
    void nobodyWhoAsksIsJourneyRunnerItself() {
      node.trail.record(AuditedChange.of("rule", "x", null, Map.of()));

      assertThat(found("id", "x")).extracting(AuditEntry::by).containsExactly(Actor.SYSTEM);
    }

    @Test
    void aSearchThatCantBeDoneSaysWhy() {
      assertThatThrownBy(() -> found("rule", "x"))
          .hasMessage("rule: is not known here; use kind, id, key, name, from, to, cursor, limit");
      assertThatThrownBy(() -> found("limit", "501"))
          .hasMessage("limit: is no number from 1 to 500; correct it");
      assertThatThrownBy(() -> found("name", "a\0"))
          .hasMessage("name: holds a control character; leave it out");
      assertThatThrownBy(() -> found("from", "+1000000000-12-31T00:00:00Z"))
          .hasMessage("from: is not of our times; write it as 2026-11-23T10:00:00Z");
    }
  }

  @Nested
  class OnH2 extends Contract {
    OnH2() {
      super(Databases.h2());
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres());
    }
  }
}
