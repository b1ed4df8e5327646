// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import io.journeyrunner.webhooks.template.values.Encoded;
import io.journeyrunner.webhooks.template.values.Kind;
import io.journeyrunner.webhooks.template.values.Numbers;
import io.journeyrunner.webhooks.template.values.Parts;
import io.journeyrunner.webhooks.template.values.Unfit;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a loop goes through. Immutable.
 *
 * @param variable the name of each item
 * @param collection where the items come from
 * @param limit how many at most; null for all
 * @param offset how many are left out at the begin; null for none
 * @param continues true to begin where the last loop over the same ended
 */
record Passage(
    String variable,
    Expression collection,
    @Nullable Expression limit,
    @Nullable Expression offset,
    boolean continues,
    boolean isReversed) {

  /** Two loops with the same label go through the same. */
  record Label(String variable, Expression collection) {}

  Label label() {
    return new Label(variable, collection);
  }

  /** The items that this loop goes through, with the data at hand. */
  List<? extends @Nullable Object> items(Rendering rendering) {
    Object value = Encoded.textOf(collection.evaluate(rendering));
    List<? extends @Nullable Object> all = Parts.items(value);
    int from = continues ? rendering.end(label()) : count(offset, "offset", 0, rendering);
    int most = count(limit, "limit", Integer.MAX_VALUE, rendering);
    int begin = value instanceof String ? 0 : Math.min(from, all.size());
    int end =
        value instanceof String ? all.size() : (int) Math.min(all.size(), (long) begin + most);
    rendering.end(label(), from + (end - begin));
    List<? extends @Nullable Object> items = all.subList(begin, end);
    return isReversed ? items.reversed() : items;
  }

  private static int count(
      @Nullable Expression expression, String name, int otherwise, Rendering rendering) {
    Object value = expression == null ? null : Encoded.textOf(expression.evaluate(rendering));
    if (value == null) {
      return otherwise;
    }
    BigDecimal number =
        switch (value) {
          case Number exact -> Numbers.exact(exact);
          case String text -> Numbers.read(text).orElseThrow(() -> unfit(name, value));
          default -> throw unfit(name, value);
        };
    if (!Numbers.isWhole(number)) {
      throw unfit(name, value);
    }
    return number.max(BigDecimal.ZERO).min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
  }

  private static Unfit unfit(String name, Object value) {
    return new Unfit(
        "the loop needs a whole number as its "
            + name
            + " and got "
            + Kind.of(value).words()
            + "; correct the template or the data");
  }
}
