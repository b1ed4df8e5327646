// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code forloop}: how far a loop is. A view of the loop, so it moves on with it. */
final class ForLoop extends AbstractMap<String, @Nullable Object> {

  private static final List<String> NAMES =
      List.of("length", "index", "index0", "rindex", "rindex0", "first", "last");

  private final Passage passage;
  private final int length;
  private final @Nullable ForLoop parent;
  private int index;
  private @Nullable Object item;

  ForLoop(Passage passage, int length, @Nullable ForLoop parent) {
    this.passage = passage;
    this.length = length;
    this.parent = parent;
  }

  /** Goes to an item. */
  void at(int place, @Nullable Object value) {
    index = place;
    item = value;
  }

  /** The loop around this one. */
  @Nullable ForLoop parent() {
    return parent;
  }

  String variable() {
    return passage.variable();
  }

  /** The item that the loop is at. */
  @Nullable Object item() {
    return item;
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    return switch (String.valueOf(name)) {
      case "length" -> (long) length;
      case "index" -> index + 1L;
      case "index0" -> (long) index;
      case "rindex" -> (long) length - index;
      case "rindex0" -> length - index - 1L;
      case "first" -> index == 0;
      case "last" -> index == length - 1;
      case "parentloop" -> parent;
      default -> null;
    };
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return NAMES.contains(name) || "parentloop".equals(name);
  }

  @Override
  public Set<Map.Entry<String, @Nullable Object>> entrySet() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    NAMES.forEach(name -> all.put(name, get(name)));
    return all.entrySet();
  }
}
