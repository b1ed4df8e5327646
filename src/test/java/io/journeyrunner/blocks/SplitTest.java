// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.users.UserId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which variant a user gets: enough users make the parts visible. */
class SplitTest {

  private static final ProcessId PROCESS = new ProcessId("level-up");
  private static final List<UserId> USERS =
      IntStream.range(0, 100_000).mapToObj(n -> new UserId("kullanıcı-" + n)).toList();

  private static Split split(String variants) {
    return Split.read(new TaskHeaders(Map.of("variants", variants)));
  }

  private static List<String> assigned(Split split) {
    return USERS.stream().map(user -> split.variantOf(PROCESS, "a-or-b", user)).toList();
  }

  private static double part(List<String> assigned, String variant) {
    return assigned.stream().filter(variant::equals).count() / (double) assigned.size();
  }

  @Test
  void eachVariantGetsItsPartOfTheUsers() {
    List<String> assigned = assigned(split("{\"A\": 45, \"B\": 45, \"control\": 10}"));

    assertThat(part(assigned, "A")).isCloseTo(0.45, within(0.015));
    assertThat(part(assigned, "B")).isCloseTo(0.45, within(0.015));
    assertThat(part(assigned, "control")).isCloseTo(0.10, within(0.01));
  }

  /** Pinned: a user who comes again after an update of Journey Runner gets the same variant. */
  @Test
  void aUserGetsTheSameVariantForEver() {
    Split split = split("{\"A\": 1, \"B\": 1, \"C\": 1}");

    assertThat(
            Map.of(
                "u1", split.variantOf(PROCESS, "a-or-b", new UserId("u1")),
                "u2", split.variantOf(PROCESS, "a-or-b", new UserId("u2")),
                "u3", split.variantOf(PROCESS, "a-or-b", new UserId("u3")),
                "zoë", split.variantOf(PROCESS, "a-or-b", new UserId("zoë"))))
        .isEqualTo(Map.of("u1", "A", "u2", "B", "u3", "B", "zoë", "A"));
  }

  @Test
  void twoSplitsDivideTheUsersIndependently() {
    Split half = split("{\"A\": 1, \"B\": 1}");

    List<UserId> first =
        USERS.stream()
            .filter(user -> half.variantOf(PROCESS, "one", user).equals("A"))
            .collect(Collectors.toList());

    long both =
        first.stream().filter(user -> half.variantOf(PROCESS, "two", user).equals("A")).count();
    assertThat(both / (double) first.size()).isCloseTo(0.5, within(0.02));
  }

  @Test
  void ofTwoVariantsOnlyUsersOfTheOneThatShrinksMove() {
    assertThat(moved("{\"A\": 50, \"B\": 50}", "{\"A\": 60, \"B\": 40}"))
        .containsOnlyKeys("B>A")
        .hasEntrySatisfying("B>A", SplitTest::isATenth);
  }

  @Test
  void aTradeOfTwoNeighboursMovesNobodyElse() {
    assertThat(
            moved(
                "{\"A\": 45, \"B\": 45, \"control\": 10}",
                "{\"A\": 45, \"B\": 44, \"control\": 11}"))
        .containsOnlyKeys("B>control")
        .hasEntrySatisfying("B>control", SplitTest::isAHundredth);
  }

  /** The users between two borders go on one variant; A and control have B between them. */
  @Test
  void aTradeOverANeighbourMovesUsersOfTheNeighbourToo() {
    assertThat(
            moved(
                "{\"A\": 45, \"B\": 45, \"control\": 10}",
                "{\"A\": 44, \"B\": 45, \"control\": 11}"))
        .containsOnlyKeys("A>B", "B>control")
        .hasEntrySatisfying("A>B", SplitTest::isAHundredth)
        .hasEntrySatisfying("B>control", SplitTest::isAHundredth);
  }

  @Test
  void aVariantCanGiveAwayItsEndToOneThatIsFarAway() {
    assertThat(
            moved(
                "{\"A\": 45, \"B\": 45, \"control\": 10}",
                "{\"A\": 44, \"control\": 1, \"B\": 45, \"control\": 10}"))
        .containsOnlyKeys("A>control")
        .hasEntrySatisfying("A>control", SplitTest::isAHundredth);
  }

  @Test
  void aNewVariantCanTakeItsPartFromAllOthersAndMoveNobodyBetweenThem() {
    assertThat(moved("{\"A\": 50, \"B\": 50}", "{\"A\": 45, \"C\": 5, \"B\": 45, \"C\": 5}"))
        .containsOnlyKeys("A>C", "B>C");
  }

  @Test
  void aNewNameMovesNobody() {
    List<String> before = assigned(split("{\"A\": 45, \"B\": 45, \"control\": 10}"));
    List<String> after = assigned(split("{\"A\": 45, \"B2\": 45, \"control\": 10}"));

    assertThat(after.stream().map(variant -> variant.equals("B2") ? "B" : variant).toList())
        .isEqualTo(before);
  }

  @Test
  void whatIsNoWeightIsRefused() {
    assertThatThrownBy(() -> split("{\"A\": 1e999999999}"))
        .isInstanceOf(InvalidBlock.class)
        .hasMessageContaining("gives A the weight")
        .message()
        .hasSizeLessThan(300);
    assertThatThrownBy(() -> split("{\"A\": 1} {\"B\": 1}"))
        .hasMessageContaining("is no JSON object");
    assertThatThrownBy(() -> split("{\"A\": 1")).hasMessageContaining("is no JSON object");
    assertThatThrownBy(() -> split("[1]")).hasMessageContaining("is no JSON object");
    assertThatThrownBy(() -> split("{}")).hasMessageContaining("has 0 variants");
  }

  @Test
  void aVariantOfWeightZeroGetsNobody() {
    assertThat(assigned(split("{\"A\": 1, \"B\": 0}"))).containsOnly("A");
  }

  private static void isATenth(long moved) {
    assertThat(moved / (double) USERS.size()).isCloseTo(0.1, within(0.005));
  }

  private static void isAHundredth(long moved) {
    assertThat(moved / (double) USERS.size()).isCloseTo(0.01, within(0.002));
  }

  private static Map<String, Long> moved(String before, String after) {
    return moves(assigned(split(before)), assigned(split(after)));
  }

  private static Map<String, Long> moves(List<String> before, List<String> after) {
    return IntStream.range(0, before.size())
        .filter(n -> !before.get(n).equals(after.get(n)))
        .mapToObj(n -> before.get(n) + ">" + after.get(n))
        .collect(Collectors.groupingBy(move -> move, Collectors.counting()));
  }
}
