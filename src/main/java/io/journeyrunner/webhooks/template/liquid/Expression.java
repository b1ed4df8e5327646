// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import io.journeyrunner.webhooks.template.values.Encoded;
import io.journeyrunner.webhooks.template.values.Kind;
import io.journeyrunner.webhooks.template.values.Numbers;
import io.journeyrunner.webhooks.template.values.Parts;
import io.journeyrunner.webhooks.template.values.Range;
import io.journeyrunner.webhooks.template.values.Unfit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that has a value. Immutable. */
public sealed interface Expression {

  /** Its value with the data at hand; null for a missing one. */
  @Nullable Object evaluate(Rendering rendering);

  /** True for a secret as it is: no data can choose or change it. */
  default boolean isSecret() {
    return false;
  }

  /** A value that is written out. */
  record Literal(@Nullable Object value) implements Expression {
    @Override
    public @Nullable Object evaluate(Rendering rendering) {
      return value;
    }
  }

  /** {@code empty} and {@code blank}: nothing as values, but questions in comparisons. */
  enum Emptiness implements Expression {
    /** What holds nothing. */
    EMPTY,
    /** What is missing, false, empty or white space. */
    BLANK;

    @Override
    public Object evaluate(Rendering rendering) {
      return "";
    }
  }

  /** Data that a template begins with. */
  record Root(String name) implements Expression {
    @Override
    public @Nullable Object evaluate(Rendering rendering) {
      return rendering.root(name);
    }
  }

  /** A secret. */
  record Secret(String name) implements Expression {
    @Override
    public Object evaluate(Rendering rendering) {
      return rendering.secret(name);
    }

    @Override
    public boolean isSecret() {
      return true;
    }
  }

  /** A name of the author's own. */
  record Variable(String name) implements Expression {
    @Override
    public @Nullable Object evaluate(Rendering rendering) {
      return rendering.variable(name);
    }
  }

  /** {@code of.name}: a property, or {@code size}, {@code first} and {@code last}. */
  record Property(Expression of, String name) implements Expression {
    @Override
    public @Nullable Object evaluate(Rendering rendering) {
      Object whole = Encoded.textOf(of.evaluate(rendering));
      if (whole instanceof Map<?, ?> object && object.containsKey(name)) {
        return object.get(name);
      }
      if (!(whole instanceof List<?>)) {
        rendering.weigh(whole);
      }
      return switch (name) {
        case "size" -> whole == null || whole instanceof Number ? null : Parts.size(whole);
        case "first" -> Parts.first(whole);
        case "last" -> Parts.last(whole);
        default -> null;
      };
    }
  }

  /** {@code of[key]}: the property of that name, or the item at that place. */
  record Item(Expression of, Expression key) implements Expression {
    @Override
    public @Nullable Object evaluate(Rendering rendering) {
      Object whole = of.evaluate(rendering);
      Object wanted = Encoded.textOf(key.evaluate(rendering));
      if (whole instanceof Map<?, ?> object) {
        return wanted instanceof String ? object.get(wanted) : null;
      }
      return whole instanceof List<?> list && wanted instanceof Number number
          ? item(list, Numbers.exact(number))
          : null;
    }

    /** Places below 0 count from the end. */
    private static @Nullable Object item(List<?> list, BigDecimal place) {
      if (!Numbers.isModest(place)) {
        return null;
      }
      BigDecimal size = BigDecimal.valueOf(list.size());
      BigDecimal index = place.signum() < 0 ? place.add(size) : place;
      return Numbers.isWhole(place) && index.signum() >= 0 && index.compareTo(size) < 0
          ? list.get(index.intValue())
          : null;
    }
  }

  /** {@code (from..to)}. */
  record Span(Expression from, Expression to) implements Expression {
    @Override
    public Object evaluate(Rendering rendering) {
      return Range.of(whole(from.evaluate(rendering)), whole(to.evaluate(rendering)));
    }

    private static long whole(@Nullable Object end) {
      BigDecimal number =
          switch (Encoded.textOf(end)) {
            case null -> BigDecimal.ZERO;
            case Number exact -> Numbers.exact(exact);
            case String text -> Numbers.read(text).orElseThrow(() -> unfit(end));
            default -> throw unfit(end);
          };
      if (!Numbers.isModest(number)) {
        throw unfit(end);
      }
      return number
          .setScale(0, RoundingMode.DOWN)
          .max(BigDecimal.valueOf(Long.MIN_VALUE))
          .min(BigDecimal.valueOf(Long.MAX_VALUE))
          .longValue();
    }

    private static Unfit unfit(@Nullable Object end) {
      return new Unfit(
          "the range needs a number at its ends and got "
              + Kind.of(end).words()
              + "; correct the template or the data");
    }
  }

  /** A value that goes through filters. */
  record Filtered(Expression value, List<FilterUse> filters) implements Expression {
    @Override
    public @Nullable Object evaluate(Rendering rendering) {
      Object result = value.evaluate(rendering);
      for (FilterUse filter : filters) {
        result = filter.apply(result, rendering);
      }
      return result;
    }
  }
}
