// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.problems.Search;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys on both databases, as two nodes see them. */
class ApiKeysStoreTest {

  abstract static class Contract {

    private final DataSource database;
    private final SettableClock clock = new SettableClock();
    private final AccessFixture one;
    private final AccessFixture other;

    Contract(DataSource database) {
      this.database = database;
      one = new AccessFixture(database, clock, null);
      other = new AccessFixture(database, clock, null);
    }

    @Test
    void aKeyCountsOnBothNodesUntilItIsRevokedOnOne() {
      one.make("öps", Role.ops);
      KeyText ingest = one.make("CRM Zürich", Role.ingest);
      other.ring.refresh();

      assertThat(other.ring.find(ingest.reveal()))
          .contains(new Caller(new Actor(Actor.Kind.key, ingest.id(), "CRM Zürich"), Role.ingest));

      other.keys.revoke(ingest.id());
      one.ring.refresh();

      assertThat(other.ring.find(ingest.reveal())).isEmpty();
      assertThat(one.ring.find(ingest.reveal())).isEmpty();
      assertThat(one.keys.get(ingest.id()).revoked()).isEqualTo(clock.instant());
    }

    @Test
    void onlyItsHashIsKept() {
      KeyText key = one.make("ops", Role.ops);
      String secret = key.reveal().substring("jr_123456789012_".length());

      List<String> kept =
          JdbcClient.create(database)
              .sql("select concat(id, name, role, hash) from api_keys")
              .query(String.class)
              .list();

      assertThat(kept).singleElement().asString().contains(key.hash()).doesNotContain(secret);
    }

    @Test
    void theRightIdWithAnotherSecretIsNoKey() {
      KeyText key = one.make("ops", Role.ops);
      String another = KeyText.random().reveal().substring("jr_123456789012".length());

      assertThat(one.ring.find("jr_" + key.id() + another)).isEmpty();
      assertThat(one.ring.find(key.reveal())).isPresent();
    }

    @Test
    void anExpiredKeyDoesNotCountAndDoesNotOpenTheDoor() {
      one.make("ops", Role.ops);
      Instant soon = clock.instant().plusSeconds(60);
      KeyText brief = one.keys.make(new KeyWish("brief", Role.design, soon)).text();
      assertThat(one.ring.find(brief.reveal())).isPresent();

      clock.advance(Duration.ofSeconds(60));

      assertThat(one.ring.find(brief.reveal())).isEmpty();
      assertThat(one.ring.isEmpty()).isFalse();
    }

    @Test
    void theFirstKeyIsOneThatCanMakeOthers() {
      assertThatThrownBy(() -> one.make("CRM", Role.ingest))
          .hasMessage(
              "with this key as the first one nobody could make another; make one with the role"
                  + " ops and without expires first");
      assertThat(one.ring.isEmpty()).isTrue();
    }

    @Test
    void ofTwoNodesThatRevokeTheLastTwoOpsKeysOneIsRefused() throws Exception {
      KeyText mine = one.make("mine", Role.ops);
      KeyText yours = one.make("yours", Role.ops);
      Callable<String> here = () -> revoked(one, mine);
      Callable<String> there = () -> revoked(other, yours);

      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        assertThat(threads.invokeAll(List.of(here, there)).stream().map(Future::resultNow))
            .containsExactlyInAnyOrder(
                "revoked",
                "it is the last key with the role ops that does not expire; make another one"
                    + " first; then the door stays yours");
      }
      assertThat(one.keys.all()).filteredOn(key -> key.revoked() == null).hasSize(1);
    }

    private static String revoked(AccessFixture node, KeyText key) {
      try {
        node.keys.revoke(key.id());
        return "revoked";
      } catch (KeyMistake e) {
        return String.valueOf(e.getMessage());
      }
    }

    @Test
    void theLastUseIsKnownToTheMinuteAndNeverGoesBack() {
      KeyText key = one.make("ops", Role.ops);
      other.ring.refresh();
      one.ring.find(key.reveal());
      clock.advance(Duration.ofMinutes(5));
      other.ring.find(key.reveal());

      other.ring.writeLastUses();
      one.ring.writeLastUses();

      assertThat(one.keys.get(key.id()).lastUsed())
          .isEqualTo(Instant.parse("2026-11-23T10:05:00Z"));
    }

    @Test
    void madeAndRevokedKeysAreInTheAuditTrailWithoutTheirSecrets() {
      KeyText key = one.make("ops", Role.ops);
      one.make("more", Role.ops);

      one.keys.revoke(key.id());

      List<AuditEntry> entries =
          one.audit.find(Search.read(java.util.Map.of("id", key.id()), AuditStore.COLUMNS));
      assertThat(entries).hasSize(2);
      assertThat(entries.get(0).after()).contains("revoked");
      assertThat(entries.get(1).before()).isNull();
      assertThat(entries.toString()).doesNotContain(key.hash());
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
