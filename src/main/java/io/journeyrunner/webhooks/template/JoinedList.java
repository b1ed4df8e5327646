// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import io.journeyrunner.webhooks.template.liquid.Expression;
import io.journeyrunner.webhooks.template.liquid.Expression.Filtered;
import io.journeyrunner.webhooks.template.liquid.Expression.Literal;
import io.journeyrunner.webhooks.template.liquid.FilterUse;
import io.journeyrunner.webhooks.template.liquid.Node;
import io.journeyrunner.webhooks.template.places.Context;
import io.journeyrunner.webhooks.template.places.Context.Misplaced;
import io.journeyrunner.webhooks.template.places.JsonContext;
import java.util.List;

/**
 * Finds {@code ["{{ ids | join: '","' }}"]}: its quotes are escaped, so it is one text where its
 * author wants many.
 */
final class JoinedList {

  private JoinedList() {}

  /**
   * Checks an output.
   *
   * @throws Misplaced if it joins a list by quotes inside of quotes
   */
  static void check(Node.Output output, Context context) {
    if (context != JsonContext.IN_STRING
        || output.isRaw()
        || !(output.value() instanceof Filtered(Expression value, List<FilterUse> filters))) {
      return;
    }
    if (filters.stream().anyMatch(JoinedList::joinsByQuotes)) {
      throw new Misplaced(
          0,
          "a list is joined by quotes inside of quotes, which makes one text of it",
          "write the list as it is, without quotes: [{{event.ids}}] becomes {{event.ids}}, or use a"
              + " loop");
    }
  }

  private static boolean joinsByQuotes(FilterUse use) {
    return use.filter().name().equals("join")
        && !use.given().isEmpty()
        && use.given().getFirst() instanceof Literal(String separator)
        && separator.contains("\"");
  }
}
