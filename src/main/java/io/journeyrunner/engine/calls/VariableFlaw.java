// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.calls;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds what JSON can say and the engine can't keep. */
final class VariableFlaw {

  private static final int DEEPEST = 200;
  private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LARGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  private VariableFlaw() {}

  /** The first flaw, as what; where; what to do. */
  static Optional<String> in(JsonNode variables) {
    return in(variables, "", 0);
  }

  private static Optional<String> in(JsonNode node, String where, int depth) {
    if (depth > DEEPEST) {
      return Optional.of(
          "the process variables are nested more than " + DEEPEST + " deep; send flatter data");
    }
    if (node.isNumber()) {
      return number(node, where);
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      String inner = where.isEmpty() ? property.getKey() : where + "." + property.getKey();
      Optional<String> flaw = in(property.getValue(), inner, depth + 1);
      if (flaw.isPresent()) {
        return flaw;
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      Optional<String> flaw = in(node.get(i), where + "[" + i + "]", depth + 1);
      if (flaw.isPresent()) {
        return flaw;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> number(JsonNode number, String where) {
    if (isBeyondIntegers(number)) {
      return Optional.of(
          where + ": the engine has no integers beyond 64 bits; send this one as text");
    }
    // A decimal beyond a double has no finite double either.
    return number.isIntegralNumber() || Double.isFinite(number.asDouble(Double.NaN))
        ? Optional.empty()
        : Optional.of(
            where + ": the engine has no numbers beyond those of a double; send it as text");
  }

  /** True for an integer that the engine can't keep as one. */
  static boolean isBeyondIntegers(JsonNode number) {
    if (!number.isBigInteger()) {
      return false;
    }
    BigInteger value = number.bigIntegerValue();
    return value.compareTo(SMALLEST) < 0 || value.compareTo(LARGEST) > 0;
  }
}
