// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories.random;

import io.journeyrunner.stories.random.Block.Hearing;
import io.journeyrunner.stories.random.Block.Row;
import io.journeyrunner.stories.random.Block.Sent;
import io.journeyrunner.stories.random.Block.Side;
import io.journeyrunner.stories.random.Block.Sub;
import io.journeyrunner.stories.random.Block.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws small journeys, and events, by chance. */
final class Drawings {

  private static final List<String> TYPES = List.of("chance-x", "chance-y", "chance-z");
  private static final int DEEPEST = 3;

  private final Random chance;
  private int ids;

  Drawings(Random chance) {
    this.chance = chance;
  }

  /** A journey. */
  Drawing journey(String id) {
    Sub whole = new Sub("whole", row(0), List.of(), sides("inside", 0));
    return new Drawing(id, chance.nextInt(4) == 0, whole);
  }

  /** An event of some type. */
  Sent event(String id) {
    return new Sent(id, one(TYPES), 1 + chance.nextInt(9));
  }

  private <T> T one(List<T> several) {
    return several.get(chance.nextInt(several.size()));
  }

  private String id(String kind) {
    ids++;
    return kind + ids;
  }

  private Row row(int depth) {
    int length = 1 + chance.nextInt(depth == 0 ? 4 : 2);
    List<Block> parts = new ArrayList<>();
    IntStream.range(0, length).forEach(n -> parts.add(block(depth + 1)));
    return new Row(parts);
  }

  private Block block(int depth) {
    return switch (chance.nextInt(depth < DEEPEST ? 11 : 5)) {
      case 0 -> new Block.Step(id("step"));
      case 1 -> new Block.Pause(id("pause"));
      case 2, 3 -> new Block.Wait(hearing("wait"), false);
      case 4 -> new Block.Wait(hearing("task"), true);
      case 5 -> new Block.Both(id("both"), row(depth), row(depth));
      case 6 -> new Block.Choice(id("choice"), row(depth), row(depth));
      case 7 -> new Block.Which(id("which"), branches(depth), row(depth));
      case 8 -> new Block.Many(id("many"), chance.nextBoolean(), row(depth));
      default -> new Sub(id("sub"), row(depth), sides("border", depth), sides("inside", depth));
    };
  }

  private Hearing hearing(String kind) {
    return new Hearing(
        id(kind), one(TYPES), one(List.of(When.ANY, When.ANY, When.LARGE, When.LARGER)));
  }

  private List<Side> branches(int depth) {
    return List.of(
        new Side(hearing("branch"), true, row(depth)),
        new Side(hearing("branch"), true, row(depth)));
  }

  /** What goes on beside the rest may be there several times, so it has no scope of its own. */
  private List<Side> sides(String kind, int depth) {
    return IntStream.range(0, chance.nextInt(3))
        .mapToObj(
            n ->
                chance.nextBoolean()
                    ? new Side(hearing(kind), true, row(depth + 1))
                    : new Side(hearing(kind), false, row(DEEPEST)))
        .toList();
  }
}
