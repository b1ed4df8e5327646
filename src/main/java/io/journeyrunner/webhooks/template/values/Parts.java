// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.values;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked of a value that has parts: how many they are, the first and the last. */
public final class Parts {

  private Parts() {}

  /** How many characters, items or properties it has; 0 for what has no parts. */
  public static long size(@Nullable Object value) {
    return switch (value) {
      case String text -> Characters.count(text);
      case List<?> list -> list.size();
      case Map<?, ?> object -> object.size();
      case null, default -> 0;
    };
  }

  /** The first character, item or property (as name and value); null if there is none. */
  public static @Nullable Object first(@Nullable Object value) {
    return switch (value) {
      case String text -> Characters.slice(text, 0, 1);
      case List<?> list -> list.isEmpty() ? null : list.getFirst();
      case Map<?, ?> object -> object.isEmpty() ? null : properties(object).getFirst();
      case null, default -> null;
    };
  }

  /** The last character or item; null if there is none. */
  public static @Nullable Object last(@Nullable Object value) {
    return switch (value) {
      case String text ->
          text.substring(text.isEmpty() ? 0 : text.offsetByCodePoints(text.length(), -1));
      case List<?> list -> list.isEmpty() ? null : list.getLast();
      case null, default -> null;
    };
  }

  /** What a loop goes through: the items, each property as name and value, or the text itself. */
  public static List<? extends @Nullable Object> items(@Nullable Object value) {
    return switch (value) {
      case List<?> list -> list;
      case Map<?, ?> object -> properties(object);
      case String text -> text.isEmpty() ? List.of() : List.of(text);
      case null, default -> List.of();
    };
  }

  private static List<List<?>> properties(Map<?, ?> object) {
    return object.entrySet().stream()
        .<List<?>>map(property -> java.util.Arrays.asList(property.getKey(), property.getValue()))
        .toList();
  }
}
