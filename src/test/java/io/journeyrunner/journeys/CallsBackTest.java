// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.Journey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallsBackTest {

  private static Journey journey(String id, String... calls) {
    return new Journey(new ProcessId(id), null, List.of(), List.of(), List.of(), List.of(calls));
  }

  private static List<String> found(List<Journey> drawing, Journey... known) {
    return CallsBack.find(drawing, Stream.of(known)).stream().map(Flaw::toString).toList();
  }

  @Test
  void aProcessThatAnotherDrawingLeadsBackToIsRefused() {
    assertThat(
            found(List.of(journey("a", "b")), journey("b", "c"), journey("c", "a"), journey("a")))
        .containsExactly(
            "error: a: calls b, which calls it again in another drawing: each run would begin"
                + " another without end; draw the way back as a flow with a wait in it");
  }

  @Test
  void whatOnlyLeadsThereIsFine() {
    assertThat(found(List.of(journey("a", "b", "b")), journey("b", "c"), journey("d", "a")))
        .isEmpty();
  }

  @Test
  void theOldDrawingOfTheSameProcessDoesNotCount() {
    assertThat(found(List.of(journey("a"), journey("b", "a")), journey("a", "b"))).isEmpty();
  }

  @Test
  void whatTheDrawingItselfHasIsToldByItsCheck() {
    assertThat(found(List.of(journey("a", "b"), journey("b", "a")), journey("c", "a"))).isEmpty();
  }
}
