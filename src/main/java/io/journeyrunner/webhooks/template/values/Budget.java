// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.values;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one rendering may cost, so that no template and no data can take the memory or the time of
 * the others: each filter pays for the characters that it reads and writes, each loop for its
 * steps. For one thread.
 */
public final class Budget {

  /** How many steps all loops of a rendering may take. */
  public static final int STEPS = 10_000;

  private static final long CHARACTERS = 32L << 20;

  private long characters = CHARACTERS;
  private int steps = STEPS;

  /**
   * Pays for characters.
   *
   * @param who who reads or writes them, such as {@code the filter join gets}
   * @throws Unfit if not enough is left
   */
  public void pay(String who, long count) {
    characters -= count;
    if (characters < 0) {
      throw tooMuch(who);
    }
  }

  /** What somebody is told who reads or writes too much. */
  public static Unfit tooMuch(String who) {
    return new Unfit(who + " too much text; use less data or fewer loops");
  }

  /**
   * Pays for a step of a loop.
   *
   * @throws Unfit if none is left
   */
  public void step() {
    if (--steps < 0) {
      throw new Unfit(
          "the loops take more than " + STEPS + " steps; use less data, fewer loops, or limit");
    }
  }

  /** How many characters a value has, as text; never more than is worth counting. */
  public static long size(@Nullable Object value) {
    return switch (value) {
      case null -> 1;
      case String text -> text.length() + 1L;
      case Encoded encoded -> encoded.text().length() + 1L;
      case Range range -> range.size() + 1L;
      case Map<?, ?> map -> size(map.keySet()) + size(map.values());
      case Collection<?> list -> sum(list);
      default -> 16;
    };
  }

  private static long sum(Collection<?> list) {
    long sum = 1;
    for (Object value : list) {
      sum += size(value);
      if (sum > CHARACTERS) {
        return sum;
      }
    }
    return sum;
  }
}
