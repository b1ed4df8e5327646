// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.values;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The one set of rules by which values are true, empty, equal and ordered. A text and a number are
 * never equal; numbers compare exactly at any size, lists and objects by what they hold.
 */
public final class Comparison {

  private Comparison() {}

  private static int byCharacter(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    for (int at = 0; at < shorter; at++) {
      if (one.charAt(at) != other.charAt(at)) {
        return Integer.compare(weight(one.charAt(at)), weight(other.charAt(at)));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** Characters beyond U+FFFF come last, though their surrogates do not. */
  private static int weight(char c) {
    return Character.isSurrogate(c) ? c + 0x10000 : c;
  }

  /** All but a missing value and false is true: 0 and an empty text, too. */
  public static boolean isTrue(@Nullable Object value) {
    return value != null && !Boolean.FALSE.equals(value);
  }

  /** A text, list or object that holds nothing. A missing value is not empty. */
  public static boolean isEmpty(@Nullable Object value) {
    return switch (Encoded.textOf(value)) {
      case String text -> text.isEmpty();
      case List<?> list -> list.isEmpty();
      case Map<?, ?> object -> object.isEmpty();
      case null, default -> false;
    };
  }

  /** Missing, false, empty, or a text of white space. */
  public static boolean isBlank(@Nullable Object value) {
    return !isTrue(value)
        || isEmpty(value)
        || (Encoded.textOf(value) instanceof String text && text.isBlank());
  }

  /** True if two values are the same. */
  public static boolean areEqual(@Nullable Object left, @Nullable Object right) {
    Object one = Encoded.textOf(left);
    Object other = Encoded.textOf(right);
    if (one instanceof Number number && other instanceof Number more) {
      return Numbers.exact(number).compareTo(Numbers.exact(more)) == 0;
    }
    if (one instanceof List<?> list && other instanceof List<?> more) {
      return areEqualLists(list, more);
    }
    if (one instanceof Map<?, ?> object && other instanceof Map<?, ?> more) {
      return areEqualObjects(object, more);
    }
    return Objects.equals(one, other);
  }

  private static boolean areEqualLists(List<?> list, List<?> other) {
    if (list.size() != other.size()) {
      return false;
    }
    Iterator<?> others = other.iterator();
    for (Object item : list) {
      if (!areEqual(item, others.next())) {
        return false;
      }
    }
    return true;
  }

  private static boolean areEqualObjects(Map<?, ?> object, Map<?, ?> other) {
    if (object.size() != other.size()) {
      return false;
    }
    for (Map.Entry<?, ?> property : object.entrySet()) {
      if (!other.containsKey(property.getKey())
          || !areEqual(property.getValue(), other.get(property.getKey()))) {
        return false;
      }
    }
    return true;
  }

  /** The order of two numbers or two texts; empty for anything else, which has none. */
  public static OptionalInt order(@Nullable Object left, @Nullable Object right) {
    Object one = Encoded.textOf(left);
    Object other = Encoded.textOf(right);
    if (one instanceof Number number && other instanceof Number more) {
      return OptionalInt.of(Numbers.exact(number).compareTo(Numbers.exact(more)));
    }
    if (one instanceof String text && other instanceof String more) {
      return OptionalInt.of(byCharacter(text, more));
    }
    return OptionalInt.empty();
  }

  /** True if a text holds another, a list an equal value, or an object a property of that name. */
  public static boolean contains(@Nullable Object whole, @Nullable Object part) {
    if (!isTrue(part)) {
      return false;
    }
    return switch (Encoded.textOf(whole)) {
      case String text -> text.contains(ValueText.of(part));
      case List<?> list -> list.stream().anyMatch(item -> areEqual(item, part));
      case Map<?, ?> object -> object.containsKey(Encoded.textOf(part));
      case null, default -> false;
    };
  }

  /** An object that equals that of each equal value, and of no other, for sets and maps. */
  public static @Nullable Object key(@Nullable Object value) {
    return switch (Encoded.textOf(value)) {
      case Number number -> Numbers.exact(number).stripTrailingZeros();
      case List<?> list -> {
        List<@Nullable Object> keys = new ArrayList<>();
        list.forEach(item -> keys.add(key(item)));
        yield keys;
      }
      case Map<?, ?> object -> {
        Map<Object, @Nullable Object> keys = new HashMap<>();
        object.forEach((name, item) -> keys.put(name, key(item)));
        yield keys;
      }
      case Object other -> other;
      case null -> null;
    };
  }
}
