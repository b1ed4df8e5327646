// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Patches in any order come to what they come to in the order of their times. */
class TimedStateTest {

  private static final long NOW = 1_795_428_000_000L;
  private static final long A_WEEK = 7L * 24 * 3600 * 1000;

  private record Patch(ObjectNode patch, long time) {}

  private static ObjectNode json(String text) {
    return StateJson.readObject(text);
  }

  private static TimedState after(Patch... patches) {
    TimedState state = TimedState.UNKNOWN;
    for (Patch patch : patches) {
      state = kept(state.merged(patch.patch, patch.time), Integer.MAX_VALUE, NOW);
    }
    return state;
  }

  private static Patch patch(String text, long time) {
    return new Patch(json(text), NOW + time);
  }

  /** As the database gives it back. */
  private static TimedState kept(TimedState state, int length, long now) {
    return SetTimesJson.read(state.state(), TimesBound.write(state, length, now));
  }

  /** RFC 7396 §2, word by word. */
  private static JsonNode mergePatch(JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch;
    }
    ObjectNode result =
        target instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      if (change.getValue().isNull()) {
        result.remove(change.getKey());
      } else {
        result.set(change.getKey(), mergePatch(result.path(change.getKey()), change.getValue()));
      }
    }
    return result;
  }

  private static JsonNode inOrder(List<Patch> patches) {
    JsonNode state = JsonNodeFactory.instance.objectNode();
    for (Patch patch : patches) {
      state = mergePatch(state, patch.patch);
    }
    return state;
  }

  @Provide
  Arbitrary<List<Patch>> patches() {
    return objects(3)
        .list()
        .ofMinSize(2)
        .ofMaxSize(7)
        .map(
            objects ->
                IntStream.range(0, objects.size())
                    .mapToObj(n -> new Patch(objects.get(n), NOW + n))
                    .toList());
  }

  private static Arbitrary<ObjectNode> objects(int depth) {
    Arbitrary<JsonNode> values =
        Arbitraries.of(json("{\"v\": [1, null, 2, [3]]}").get("v").valueStream().toList());
    Arbitrary<JsonNode> all =
        depth == 0
            ? values
            : Arbitraries.frequencyOf(
                Tuple.of(2, values),
                Tuple.of(1, objects(depth - 1).map(object -> (JsonNode) object)));
    return Arbitraries.maps(Arbitraries.of("a", "ü", ""), all)
        .ofMaxSize(3)
        .map(
            properties -> {
              ObjectNode object = JsonNodeFactory.instance.objectNode();
              return object.setAll(properties);
            });
  }

  @Property(tries = 1000)
  void theOrderInWhichPatchesComeDoesNotMatter(
      @ForAll("patches") List<Patch> patches, @ForAll long seed) {
    List<Patch> shuffled = new ArrayList<>(patches);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(after(shuffled.toArray(Patch[]::new)).state()).isEqualTo(inOrder(patches));
  }

  @Property(tries = 1000)
  void patchesInOrderAreMergedAsAnyOthersHoweverLittleIsRemembered(
      @ForAll("patches") List<Patch> patches) {
    TimedState state = TimedState.UNKNOWN;
    for (Patch patch : patches) {
      state = kept(state.merged(patch.patch, patch.time), 0, patch.time + 2 * A_WEEK);
    }

    assertThat(state.state()).isEqualTo(inOrder(patches));
  }

  @Test
  void anOlderPatchUndoesNothingThatANewerOneSetAndSetsTheRest() {
    TimedState state =
        after(
            patch("{\"level\": 5, \"address\": {\"city\": \"Tbilisi\"}}", 20),
            patch(
                "{\"level\": 4, \"name\": \"Zoë\", \"address\": {\"city\": \"x\", \"zip\": 1}}",
                10));

    assertThat(state.state())
        .isEqualTo(
            json(
                "{\"level\": 5, \"name\": \"Zoë\","
                    + " \"address\": {\"city\": \"Tbilisi\", \"zip\": 1}}"));
  }

  @Test
  void whatWasRemovedIsNotBroughtBackByAnOlderPatch() {
    TimedState state =
        after(
            patch("{\"a\": {\"b\": 1}}", 0),
            patch("{\"a\": null}", 20),
            patch("{\"a\": {\"b\": 2}}", 10));

    assertThat(state.state()).isEmpty();
  }

  @Test
  void ofTwoPatchesOfOneTimeTheLaterArrivalWins() {
    assertThat(after(patch("{\"a\": 1}", 0), patch("{\"a\": 2}", 0)).state())
        .isEqualTo(json("{\"a\": 2}"));
    assertThat(after(patch("{\"a\": 1}", 0), patch("{\"a\": null}", 0)).state()).isEmpty();
    assertThat(after(patch("{\"a\": null}", 0), patch("{\"a\": 1}", 0)).state())
        .isEqualTo(json("{\"a\": 1}"));
  }

  @Test
  void aReplacementClosesAllThatIsOlderAndLeavesWhatIsNewer() {
    TimedState before =
        after(patch("{\"a\": 1, \"o\": {\"x\": 1}}", 0), patch("{\"o\": {\"y\": 2}}", 20));

    TimedState replaced =
        before.replaced(json("{\"b\": 1, \"o\": {\"y\": 1, \"z\": 1}}"), NOW + 10);

    assertThat(replaced.state()).isEqualTo(json("{\"b\": 1, \"o\": {\"y\": 2, \"z\": 1}}"));
    assertThat(replaced.merged(json("{\"a\": 2, \"c\": 3}"), NOW + 5).state())
        .isEqualTo(replaced.state());
    assertThat(replaced.replaced(json("{}"), NOW + 5).state()).isEqualTo(replaced.state());
  }

  @Test
  void aReplacementKeepsWhatItIsGivenAsItIs() {
    ObjectNode properties = json("{\"a\": null, \"o\": {\"b\": null}}");

    TimedState replaced = after(patch("{\"c\": 1}", 0)).replaced(properties, NOW + 1);

    assertThat(replaced.state()).isEqualTo(properties);
    assertThat(kept(replaced.merged(json("{\"c\": 2}"), NOW + 2), 0, NOW).state())
        .isEqualTo(json("{\"a\": null, \"o\": {\"b\": null}, \"c\": 2}"));
  }

  @Test
  void aRemovalIsForgottenAfterSevenDays() {
    TimedState removed = TimedState.UNKNOWN.merged(json("{\"a\": null}"), NOW);

    assertThat(TimesBound.write(removed, 0, NOW + A_WEEK - 1))
        .isEqualTo("{\"base\":1795428000000,\"set\":{\"a\":0}}");
    assertThat(TimesBound.write(removed, 0, NOW + A_WEEK)).isEqualTo("{\"base\":1795428000000}");
  }

  @Test
  void whatCameAtOnceIsRememberedByOneTime() {
    TimedState loaded = TimedState.UNKNOWN.merged(json("{\"a\": 1, \"b\": {\"c\": {}}}"), NOW);

    assertThat(TimesBound.write(loaded, 0, NOW)).isEqualTo("{\"base\":1795428000000}");
    assertThat(TimesBound.write(loaded.merged(json("{\"b\": {\"d\": 1}}"), NOW + 9), 0, NOW))
        .isEqualTo("{\"base\":1795428000000,\"set\":{\"b\":{\"d\":9}}}");
  }

  @Test
  void theTimesOfManyPropertiesDoNotGrowBeyondHalfOfTheState() {
    TimedState state = TimedState.UNKNOWN;
    for (int n = 0; n < 2_000; n++) {
      state = state.merged(json("{\"p" + n + "\": 1, \"gone" + n + "\": null}"), NOW + n);
    }

    String times = TimesBound.write(state, 20_000, NOW);
    TimedState kept = SetTimesJson.read(state.state(), times);

    assertThat(times).hasSizeBetween(2_500, 10_000);
    assertThat(
            kept.merged(json("{\"p1999\": 2, \"p0\": 2, \"gone0\": 2, \"gone1999\": 2}"), NOW - 1))
        .extracting(TimedState::state)
        .isEqualTo(state.state());
    assertThat(
            kept.merged(json("{\"p1999\": 2, \"p0\": 2}"), NOW + 1_998).state().path("p0").asInt())
        .isEqualTo(2);
  }
}
