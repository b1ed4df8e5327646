// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import static org.assertj.core.api.Assertions.assertThat;
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
      IntStream.range(0, 20_000).mapToObj(n -> new UserId("kullanıcı-" + n)).toList();

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
        .isEqualTo(Map.of("u1", "A", "u2", "C", "u3", "C", "zoë", "B"));
  }

  @Test
  void theOrderOfTheVariantsDoesNotMatter() {
    assertThat(assigned(split("{\"B\": 2, \"A\": 1}")))
        .isEqualTo(assigned(split("{\"A\": 1, \"B\": 2}")));
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
  void whenWeightsChangeOnlyUsersOfTheVariantThatShrinksMove() {
    List<String> before = assigned(split("{\"A\": 50, \"B\": 50}"));
    List<String> after = assigned(split("{\"A\": 60, \"B\": 40}"));

    assertThat(moves(before, after)).containsOnlyKeys("B>A");
    assertThat(moves(before, after).getOrDefault("B>A", 0L) / (double) USERS.size())
        .isCloseTo(0.10, within(0.01));
  }

  @Test
  void aNewVariantTakesItsPartFromTheOthersAndMovesNobodyBetweenThem() {
    List<String> before = assigned(split("{\"A\": 1, \"B\": 1}"));
    List<String> after = assigned(split("{\"A\": 1, \"B\": 1, \"C\": 1}"));

    assertThat(moves(before, after)).containsOnlyKeys("A>C", "B>C");
  }

  @Test
  void aVariantOfWeightZeroGetsNobody() {
    assertThat(assigned(split("{\"A\": 1, \"B\": 0}"))).containsOnly("A");
  }

  private static Map<String, Long> moves(List<String> before, List<String> after) {
    return IntStream.range(0, before.size())
        .filter(n -> !before.get(n).equals(after.get(n)))
        .mapToObj(n -> before.get(n) + ">" + after.get(n))
        .collect(Collectors.groupingBy(move -> move, Collectors.counting()));
  }
}
