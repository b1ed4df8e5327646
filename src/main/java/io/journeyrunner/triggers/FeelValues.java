// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the values of FEEL, with every digit of a number. */
final class FeelValues {

  private FeelValues() {}

  static @Nullable Object of(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING, BINARY, POJO -> null;
      case BOOLEAN -> node.asBoolean();
      case NUMBER -> number(node);
      case STRING -> node.stringValue();
      case ARRAY -> list((ArrayNode) node);
      case OBJECT -> map((ObjectNode) node);
    };
  }

  /** Null for what a double can't hold: it was read without all its figures. */
  private static @Nullable BigDecimal number(JsonNode node) {
    return node instanceof DoubleNode && !Double.isFinite(node.doubleValue())
        ? null
        : node.decimalValue();
  }

  private static List<@Nullable Object> list(ArrayNode array) {
    List<@Nullable Object> values = new ArrayList<>(array.size());
    array.forEach(element -> values.add(of(element)));
    return values;
  }

  private static Map<String, @Nullable Object> map(ObjectNode object) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    object.properties().forEach(entry -> values.put(entry.getKey(), of(entry.getValue())));
    return values;
  }
}
