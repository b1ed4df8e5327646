// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.calls;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Integers that the engine can't keep as such, as the doubles next to them. */
final class RoundedNumbers {

  private RoundedNumbers() {}

  /** The value with such integers rounded; the same one if there are none. */
  static JsonNode in(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> in(object);
      case ArrayNode array -> in(array);
      case JsonNode number when VariableFlaw.isBeyondIntegers(number) ->
          JsonNodeFactory.instance.numberNode(number.doubleValue());
      case JsonNode other -> other;
    };
  }

  private static ObjectNode in(ObjectNode object) {
    ObjectNode rounded = object;
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      JsonNode inner = in(property.getValue());
      if (inner != property.getValue()) {
        rounded = rounded == object ? object.objectNode().setAll(object) : rounded;
        rounded.set(property.getKey(), inner);
      }
    }
    return rounded;
  }

  private static ArrayNode in(ArrayNode array) {
    ArrayNode rounded = array;
    for (int i = 0; i < array.size(); i++) {
      JsonNode inner = in(array.get(i));
      if (inner != array.get(i)) {
        rounded = rounded == array ? array.arrayNode().addAll(array) : rounded;
        rounded.set(i, inner);
      }
    }
    return rounded;
  }
}
