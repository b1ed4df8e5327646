// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.calls;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Integers that the engine can't keep as such, as the doubles next to them. */
final class RoundedNumbers {

  private RoundedNumbers() {}

  /** True if there are any. */
  static boolean areNeeded(JsonNode value) {
    return VariableFlaw.isBeyondIntegers(value)
        || value.values().stream().anyMatch(RoundedNumbers::areNeeded);
  }

  /** The value with such integers rounded. */
  static JsonNode in(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode rounded = object.objectNode();
        object.properties().forEach(one -> rounded.set(one.getKey(), in(one.getValue())));
        yield rounded;
      }
      case ArrayNode array -> {
        ArrayNode rounded = array.arrayNode();
        array.values().forEach(one -> rounded.add(in(one)));
        yield rounded;
      }
      case JsonNode number when VariableFlaw.isBeyondIntegers(number) ->
          JsonNodeFactory.instance.numberNode(number.doubleValue());
      case JsonNode other -> other;
    };
  }
}
