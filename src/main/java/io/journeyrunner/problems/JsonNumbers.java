// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Numbers that may be kept: at most 1,000 digits (the parser's own bound), an exponent of at most
 * 1,000 either way, and no larger than a double. Others have few characters as JSON and a billion
 * when they are written out.
 */
public final class JsonNumbers {

  private static final int MOST_DIGITS = 1000;

  private JsonNumbers() {}

  /**
   * The first number that may not be kept.
   *
   * @param where the place of the value in what was sent; empty if it is the whole
   */
  public static Optional<Finding> flaw(JsonNode value, String where) {
    if (value.isNumber()) {
      return isKept(value)
          ? Optional.empty()
          : Optional.of(
              new Finding(
                  JsonMistakes.shortened(where),
                  JsonMistakes.shortened(value.toString())
                      + " is a number beyond those of a double",
                  "send a number between -1.79e308 and 1.79e308 with at most 1,000 digits, or a"
                      + " text"));
    }
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      String name = where.isEmpty() ? property.getKey() : where + "." + property.getKey();
      Optional<Finding> flaw = flaw(property.getValue(), name);
      if (flaw.isPresent()) {
        return flaw;
      }
    }
    for (int n = 0; value.isArray() && n < value.size(); n++) {
      Optional<Finding> flaw = flaw(value.get(n), where + "[" + n + "]");
      if (flaw.isPresent()) {
        return flaw;
      }
    }
    return Optional.empty();
  }

  private static boolean isKept(JsonNode number) {
    if (number.isBigDecimal()) {
      BigDecimal decimal = number.decimalValue();
      if (Math.abs((long) decimal.scale()) > MOST_DIGITS) {
        return false;
      }
    }
    return Double.isFinite(number.asDouble(Double.NaN));
  }
}
