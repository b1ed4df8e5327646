// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.testing.Databases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.node.ObjectNode;

/** User state on both databases. */
class UserStatesStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final UserId ZOE = new UserId("7:zoë/😀");

  private static ObjectNode json(String text) {
    return StateJson.readObject(text);
  }

  private static StatePatch patch(UserId user, String patch) {
    return patch(user, patch, NOW);
  }

  private static StatePatch patch(UserId user, String patch, Instant setAt) {
    return new StatePatch(user, json(patch), setAt);
  }

  private static StateResult tooLarge(int characters) {
    return new StateResult.Refused(
        new Finding(
            "state",
            "has " + characters + " characters as JSON, more than 10240",
            "keep less in the state, or raise journeyrunner.users.max-state"));
  }

  abstract static class Contract {

    private final UserStates states;
    private final JdbcTemplate jdbc;
    private final Set<UserId> counted = new HashSet<>();

    Contract(DataSource database) {
      jdbc = new JdbcTemplate(database);
      states =
          new UserStates(
              new UserStateStore(jdbc),
              new UserSettings(DataSize.ofKilobytes(10)),
              List.of(counted::remove),
              new TransactionTemplate(new DataSourceTransactionManager(database)),
              CLOCK);
    }

    @Test
    void whoIsForgottenLeavesNothingElsewhereWithOrWithoutAState() {
      states.replace(ZOE, json("{}"));
      counted.add(ZOE);

      assertThat(states.delete(ZOE)).isTrue();
      assertThat(counted).isEmpty();
      assertThat(states.delete(ZOE)).isFalse();
      counted.add(ZOE);
      assertThat(states.delete(ZOE)).isTrue();
    }

    @Test
    void whatIsPutComesBackToTheLastDigitAndCharacter() {
      ObjectNode state =
          json(
              "{\"nul\": \"a\\u0000b\", \"lone\": \"\\ud83d\", \"pair\": \"😀\", \"big\":"
                  + " 123456789012345678901234567890, \"exact\": 0.10, \"null\": null, \"\": {}}");

      states.replace(ZOE, state);

      assertThat(states.get(ZOE)).isEqualTo(state);
    }

    @Test
    void aUserOfWhomNothingIsKnownHasNoState() {
      assertThat(states.find(ZOE)).isEmpty();
      assertThat(states.get(ZOE)).isEmpty();
      assertThat(states.delete(ZOE)).isFalse();
    }

    @Test
    void aMergeRemovesByNullAndGoesIntoObjects() {
      states.replace(ZOE, json("{\"a\": 1, \"b\": {\"c\": 2, \"d\": 3}, \"l\": [1, 2]}"));

      ObjectNode merged =
          states.merge(ZOE, json("{\"a\": null, \"b\": {\"c\": null, \"e\": 4}, \"l\": [3]}"));

      assertThat(merged).isEqualTo(json("{\"b\": {\"d\": 3, \"e\": 4}, \"l\": [3]}"));
      assertThat(states.get(ZOE)).isEqualTo(merged);
    }

    @Test
    void mergesAtTheSameTimeLoseNothing() {
      try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
        for (int n = 0; n < 40; n++) {
          ObjectNode patch = json("{\"p" + n + "\": " + n + "}");
          threads.execute(() -> states.merge(ZOE, patch));
        }
      }

      assertThat(states.get(ZOE)).hasSize(40);
    }

    @Test
    void aStateThatIsTooLargeChangesNothing() {
      states.replace(ZOE, json("{\"a\": 1}"));

      assertThatThrownBy(() -> states.merge(ZOE, json("{\"b\": \"" + "x".repeat(20_000) + "\"}")))
          .isInstanceOf(InvalidUserState.class)
          .hasMessage(
              "state: has 20014 characters as JSON, more than 10240; keep less in the state, or"
                  + " raise journeyrunner.users.max-state");
      assertThat(states.get(ZOE)).isEqualTo(json("{\"a\": 1}"));
    }

    @Test
    void anOlderPatchUndoesNothingAndOneFromTheFutureCountsAsOfNow() {
      states.merge(patch(ZOE, "{\"a\": 2, \"gone\": null}", NOW.minusSeconds(1)));

      states.merge(patch(ZOE, "{\"a\": 1, \"b\": 1, \"gone\": 1}", Instant.MIN.plusSeconds(1)));
      assertThat(states.get(ZOE)).isEqualTo(json("{\"a\": 2, \"b\": 1}"));

      states.merge(patch(ZOE, "{\"a\": 3}", Instant.MAX));
      states.merge(ZOE, json("{\"a\": 4}"));
      assertThat(states.get(ZOE)).isEqualTo(json("{\"a\": 4, \"b\": 1}"));
    }

    @Test
    void aPutOverTheApiClosesWhatIsOlder() {
      states.replace(ZOE, json("{\"a\": 1}"));

      states.merge(patch(ZOE, "{\"a\": 0, \"b\": 0}", NOW.minusMillis(1)));

      assertThat(states.get(ZOE)).isEqualTo(json("{\"a\": 1}"));
    }

    @Test
    void aStateOfAnOlderVersionWasSetWhenItWasWritten() {
      states.replace(ZOE, json("{\"a\": 1}"));
      jdbc.update("update user_states set set_at = null");

      states.merge(patch(ZOE, "{\"a\": 0, \"b\": 0}", NOW.minusMillis(1)));

      assertThat(states.get(ZOE)).isEqualTo(json("{\"a\": 1, \"b\": 0}"));
    }

    @Test
    void timesOfPropertiesWithAnyNameAreKept() {
      states.merge(patch(ZOE, "{\"a\": 1}", NOW.minusSeconds(2)));
      states.merge(patch(ZOE, "{\"\\ud83d\": 2, \"a\\u0000b\": null, \"\": {\"ü\": 2}}", NOW));

      states.merge(
          patch(ZOE, "{\"\\ud83d\": 1, \"a\\u0000b\": 1, \"\": {\"ü\": 1}}", NOW.minusSeconds(1)));

      assertThat(states.get(ZOE)).isEqualTo(json("{\"a\": 1, \"\\ud83d\": 2, \"\": {\"ü\": 2}}"));
    }

    @Test
    void whoIsDeletedLeavesNoTimes() {
      states.replace(ZOE, json("{\"a\": 1}"));
      states.delete(ZOE);

      states.merge(patch(ZOE, "{\"a\": 0}", Instant.EPOCH));

      assertThat(states.get(ZOE)).isEqualTo(json("{\"a\": 0}"));
    }

    @Test
    void oneThatIsRefusedDoesNotStopTheOthersAndEachSeesTheOnesBefore() {
      states.replace(new UserId("b"), json("{\"n\": 1}"));
      UserId unknown = new UserId("c");

      List<StateResult> results =
          states.mergeAll(
              List.of(
                  patch(ZOE, "{\"a\": 1}"),
                  patch(new UserId("b"), "{\"n\": 2}"),
                  patch(ZOE, "{\"x\": \"" + "x".repeat(20_000) + "\"}"),
                  patch(unknown, "{\"x\": \"" + "x".repeat(20_000) + "\"}"),
                  patch(ZOE, "{\"b\": 2}")));

      assertThat(results)
          .containsExactly(
              new StateResult.Merged(json("{\"a\": 1}")),
              new StateResult.Merged(json("{\"n\": 2}")),
              tooLarge(20_014),
              tooLarge(20_008),
              new StateResult.Merged(json("{\"a\": 1, \"b\": 2}")));
      assertThat(states.getAll(List.of(ZOE, unknown, new UserId("b"))))
          .isEqualTo(
              Map.of(
                  ZOE,
                  json("{\"a\": 1, \"b\": 2}"),
                  unknown,
                  json("{}"),
                  new UserId("b"),
                  json("{\"n\": 2}")));
      assertThat(states.find(unknown)).isEmpty();
    }

    @Test
    void batchesOfTheSameUsersInAnyOrderNeitherBlockEachOtherNorLoseAnything() {
      List<UserId> users = IntStream.range(0, 700).mapToObj(n -> new UserId("ü" + n)).toList();
      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        for (int n = 0; n < 8; n++) {
          List<UserId> shuffled = new ArrayList<>(users);
          Collections.shuffle(shuffled, new Random(n));
          String patch = "{\"p" + n + "\": " + n + "}";
          threads.execute(
              () -> states.mergeAll(shuffled.stream().map(user -> patch(user, patch)).toList()));
        }
      }

      assertThat(states.getAll(users).values()).hasSize(700).allMatch(state -> state.size() == 8);
    }

    @Test
    void aNumberThatIsABillionCharactersWhenWrittenOutIsRefused() {
      assertThatThrownBy(() -> json("{\"o\": {\"a\": 1e999999999}}"))
          .isInstanceOf(InvalidUserState.class)
          .hasMessage(
              "o.a: 1E+999999999 is a number beyond those of a double; send a number between"
                  + " -1.79e308 and 1.79e308 with at most 1,000 digits, or a text");
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
