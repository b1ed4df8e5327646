// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import liqp.TemplateContext;
import org.jspecify.annotations.Nullable;

/**
 * What one rendering may cost, so that no template and no data can take the memory or the time of
 * the others: each filter pays for the characters that it reads and writes. For one thread.
 */
final class Budget {

  private static final long CHARACTERS = 32L << 20;
  private static final String REGISTRY = "journeyrunner";
  private static final String KEY = "budget";

  private long left = CHARACTERS;

  /** Gives a rendering its budget. */
  static void open(TemplateContext context) {
    context.<Map<String, Object>>getRegistry(REGISTRY).put(KEY, new Budget());
  }

  /** The budget of a rendering. */
  static Budget of(TemplateContext context) {
    return (Budget)
        Objects.requireNonNull(context.<Map<String, Object>>getRegistry(REGISTRY).get(KEY));
  }

  /**
   * Pays.
   *
   * @throws RenderFailure if not enough is left
   */
  void pay(String filter, long characters) {
    left -= characters;
    if (left < 0) {
      throw new RenderFailure(
          (filter.startsWith("_") ? "its values hold" : "the filter " + filter + " gets")
              + " too much text; use less data or fewer loops");
    }
  }

  /** How many characters a value has, as text; never more than is worth counting. */
  static long size(@Nullable Object value) {
    return switch (value) {
      case null -> 1;
      case String text -> text.length() + 1L;
      case Map<?, ?> map -> size(map.keySet()) + size(map.values());
      case Collection<?> list -> sum(list);
      case Object[] array -> sum(Arrays.asList(array));
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
