// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import io.journeyrunner.webhooks.template.liquid.Expression.Emptiness;
import io.journeyrunner.webhooks.template.values.Comparison;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Something that holds or does not. Immutable. */
public sealed interface Condition {

  /** True if it holds with the data at hand. */
  boolean holds(Rendering rendering);

  /** The condition of {@code else}. */
  enum Always implements Condition {
    /** The only one. */
    HOLDS;

    @Override
    public boolean holds(Rendering rendering) {
      return true;
    }
  }

  /** Holds for a value that is true. */
  record IsTrue(Expression value) implements Condition {
    @Override
    public boolean holds(Rendering rendering) {
      return Comparison.isTrue(value.evaluate(rendering));
    }
  }

  /** Holds for two equal values, and for one that is {@code empty} or {@code blank}. */
  record AreEqual(Expression left, Expression right) implements Condition {
    @Override
    public boolean holds(Rendering rendering) {
      if (left instanceof Emptiness && right instanceof Emptiness) {
        return left == right;
      }
      if (right instanceof Emptiness asked) {
        return isSo(asked, left.evaluate(rendering));
      }
      if (left instanceof Emptiness asked) {
        return isSo(asked, right.evaluate(rendering));
      }
      Object one = left.evaluate(rendering);
      rendering.weigh(one);
      return Comparison.areEqual(one, right.evaluate(rendering));
    }

    private static boolean isSo(Emptiness asked, @Nullable Object value) {
      return switch (asked) {
        case EMPTY -> Comparison.isEmpty(value);
        case BLANK -> Comparison.isBlank(value);
      };
    }
  }

  /** Holds for two numbers or two texts in this order, and for nothing else. */
  record InOrder(Expression left, Order order, Expression right) implements Condition {

    /** An order. */
    enum Order {
      /** {@code <}. */
      BEFORE,
      /** {@code <=}. */
      NOT_AFTER,
      /** {@code >}. */
      AFTER,
      /** {@code >=}. */
      NOT_BEFORE;

      private boolean isIt(int order) {
        return switch (this) {
          case BEFORE -> order < 0;
          case NOT_AFTER -> order <= 0;
          case AFTER -> order > 0;
          case NOT_BEFORE -> order >= 0;
        };
      }
    }

    @Override
    public boolean holds(Rendering rendering) {
      Object one = left.evaluate(rendering);
      rendering.weigh(one);
      OptionalInt found = Comparison.order(one, right.evaluate(rendering));
      return found.isPresent() && order.isIt(found.getAsInt());
    }
  }

  /** Holds if one value is in the other. */
  record Contains(Expression whole, Expression part) implements Condition {
    @Override
    public boolean holds(Rendering rendering) {
      Object all = whole.evaluate(rendering);
      rendering.weigh(all);
      return Comparison.contains(all, part.evaluate(rendering));
    }
  }

  /** Holds if another does not. */
  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(Rendering rendering) {
      return !condition.holds(rendering);
    }
  }

  /** Holds if both do. */
  record Both(Condition first, Condition second) implements Condition {
    @Override
    public boolean holds(Rendering rendering) {
      return first.holds(rendering) && second.holds(rendering);
    }
  }

  /** Holds if one of two does. */
  record Either(Condition first, Condition second) implements Condition {
    @Override
    public boolean holds(Rendering rendering) {
      return first.holds(rendering) || second.holds(rendering);
    }
  }
}
