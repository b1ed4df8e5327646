// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.places;

import io.journeyrunner.webhooks.template.values.Mark;
import io.journeyrunner.webhooks.template.values.Unfit;

/** The values outside of quotes in a rendered JSON body. */
public final class BareValues {

  private BareValues() {}

  /**
   * The body without marks.
   *
   * @param marked with a mark before and one behind each such value
   * @throws Unfit if one touches another, so that 1 and 2 would be read as 12
   */
  public static String checked(String marked) {
    if (!Mark.isIn(marked)) {
      return marked;
    }
    boolean isInside = false;
    for (int at = marked.indexOf(Mark.CHARACTER); at >= 0; at = next(marked, at)) {
      int beside = isInside ? at + 1 : at - 1;
      if (beside >= 0
          && beside < marked.length()
          && !JsonContext.isDelimiter(marked.charAt(beside))) {
        throw new Unfit(
            "with these data a value outside of quotes touches another, or text; put a comma"
                + " between them, also in loops and branches");
      }
      isInside = !isInside;
    }
    return Mark.removed(marked);
  }

  private static int next(String marked, int at) {
    return marked.indexOf(Mark.CHARACTER, at + 1);
  }
}
