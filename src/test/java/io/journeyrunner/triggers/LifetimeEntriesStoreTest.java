// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/** Who has entered what may be entered once, on both databases. */
class LifetimeEntriesStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final EventType SPIN = new EventType("spin");

  private static Trigger trigger(EntryMode mode) {
    return new Trigger(
        new ProcessId("welcome"),
        SPIN,
        null,
        Limits.NONE,
        new Trigger.Entry.OfJourney("begin", 1, null, mode),
        false);
  }

  private static Event event(String id, String user) {
    return new Event(
        new EventId(id), SPIN, new UserId(user), NOW, null, JsonNodeFactory.instance.objectNode());
  }

  abstract static class Contract {

    private final JdbcClient jdbc;
    private final LifetimeEntries entries;
    private final TransactionTemplate transaction;

    Contract(DataSource database) {
      jdbc = JdbcClient.create(database);
      entries = new LifetimeEntries(new LifetimeStore(jdbc));
      transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    private Optional<String> take(EntryMode mode, Event event) {
      return entries.take(trigger(mode), event, NOW).map(Verdict.Stays::detail);
    }

    @Test
    void aUserEntersOnceAndTheAnswerNamesWhenAndByWhat() {
      assertThat(take(EntryMode.ONCE_IN_A_LIFETIME, event("é1", "zoë"))).isEmpty();
      assertThat(take(EntryMode.ONCE_IN_A_LIFETIME, event("é2", "zoë")))
          .hasValue("the user entered at 2026-11-23T10:00:00Z by event é1");
      assertThat(take(EntryMode.ONCE_IN_A_LIFETIME, event("é3", "другой"))).isEmpty();
    }

    @Test
    void whatLedToNothingIsGivenBackByTheEventThatTookItOnly() {
      Trigger once = trigger(EntryMode.ONCE_IN_A_LIFETIME);
      take(EntryMode.ONCE_IN_A_LIFETIME, event("é1", "zoë"));

      entries.giveBack(once, event("é2", "zoë"));
      assertThat(take(EntryMode.ONCE_IN_A_LIFETIME, event("é2", "zoë"))).isPresent();
      entries.giveBack(once, event("é1", "zoë"));
      assertThat(take(EntryMode.ONCE_IN_A_LIFETIME, event("é2", "zoë"))).isEmpty();
    }

    @Test
    void whoIsForgottenStaysOneWhoEnteredAndTheIdIsGone() {
      take(EntryMode.ONCE_IN_A_LIFETIME, event("é1", "zoë"));

      assertThat(entries.forget(new UserId("zoë"))).isTrue();
      assertThat(entries.forget(new UserId("zoë"))).isFalse();

      assertThat(kept()).noneMatch(text -> text.contains("zoë") || text.contains("é1"));
      assertThat(takeInTransaction(event("é2", "zoë")))
          .hasValue("the user entered before; the user's data were deleted since");
      assertThat(kept()).hasSize(1);
    }

    private Optional<String> takeInTransaction(Event event) {
      return transaction.execute(
          status -> {
            Optional<String> denied = take(EntryMode.ONCE_IN_A_LIFETIME, event);
            denied.ifPresent(unused -> status.setRollbackOnly());
            return denied;
          });
    }

    private List<String> kept() {
      return jdbc.sql("select user_id || ' ' || event_id from lifetime_entries")
          .query(String.class)
          .list();
    }

    @Test
    void otherModesAreNotCounted() {
      take(EntryMode.EVERY_EVENT, event("é1", "zoë"));

      assertThat(take(EntryMode.EVERY_EVENT, event("é2", "zoë"))).isEmpty();
      assertThat(take(EntryMode.ONE_AT_A_TIME, event("é3", "zoë"))).isEmpty();
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
