// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import io.journeyrunner.webhooks.template.liquid.Expression;
import io.journeyrunner.webhooks.template.liquid.Expression.Filtered;
import io.journeyrunner.webhooks.template.liquid.Expression.Literal;
import io.journeyrunner.webhooks.template.liquid.Expression.Variable;
import io.journeyrunner.webhooks.template.liquid.FilterUse;
import io.journeyrunner.webhooks.template.liquid.Node;
import io.journeyrunner.webhooks.template.places.Context;
import io.journeyrunner.webhooks.template.places.Context.Misplaced;
import io.journeyrunner.webhooks.template.places.JsonContext;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds {@code ["{{ ids | join: '","' }}"]}: its quotes are escaped, so it is one text where its
 * author wants many. For one use by one thread.
 */
final class JoinedLists {

  private final Set<String> names = new HashSet<>();

  /** Notes that a name is given, perhaps to a list that is joined by quotes. */
  void note(Node.Assign assign) {
    if (isJoinedByQuotes(assign.value())) {
      names.add(assign.name());
    } else {
      names.remove(assign.name());
    }
  }

  /**
   * Checks an output.
   *
   * @throws Misplaced if it writes such a list inside of quotes
   */
  void check(Node.Output output, Context context) {
    if (context == JsonContext.IN_STRING && !output.isRaw() && isJoinedByQuotes(output.value())) {
      throw new Misplaced(
          0,
          "a list is joined by quotes inside of quotes, which makes one text of it",
          "write the list as it is, without quotes: [{{event.ids}}] becomes {{event.ids}}, or use a"
              + " loop");
    }
  }

  private boolean isJoinedByQuotes(Expression value) {
    return switch (value) {
      case Variable variable -> names.contains(variable.name());
      case Filtered filtered ->
          filtered.filters().stream().anyMatch(JoinedLists::joinsByQuotes)
              || isJoinedByQuotes(filtered.value());
      default -> false;
    };
  }

  private static boolean joinsByQuotes(FilterUse use) {
    return use.filter().name().equals("join")
        && !use.given().isEmpty()
        && use.given().getFirst() instanceof Literal(String separator)
        && separator.contains("\"");
  }
}
