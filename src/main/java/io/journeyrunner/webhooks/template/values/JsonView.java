// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.values;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as the maps, lists and values that Liquid reads. A view: a state of 500 properties costs
 * nothing when a template reads three of them.
 */
public final class JsonView {

  private JsonView() {}

  /** A node as its value; null for null and for what is not there. */
  public static @Nullable Object of(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING, BINARY, POJO -> null;
      case BOOLEAN -> node.asBoolean();
      case NUMBER -> node.isIntegralNumber() ? node.numberValue() : node.decimalValue();
      case STRING -> node.stringValue();
      case ARRAY -> new ArrayView((ArrayNode) node);
      case OBJECT -> new ObjectView((ObjectNode) node);
    };
  }

  private static final class ArrayView extends AbstractList<@Nullable Object> {

    private final ArrayNode array;

    ArrayView(ArrayNode array) {
      this.array = array;
    }

    @Override
    public @Nullable Object get(int index) {
      return of(array.get(index));
    }

    @Override
    public int size() {
      return array.size();
    }
  }

  private static final class ObjectView extends AbstractMap<String, @Nullable Object> {

    private final ObjectNode object;

    ObjectView(ObjectNode object) {
      this.object = object;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
      return name instanceof String text ? of(object.path(text)) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
      return name instanceof String text && object.has(text);
    }

    @Override
    public int size() {
      return object.size();
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      for (String name : List.copyOf(object.propertyNames())) {
        all.put(name, of(object.path(name)));
      }
      return all.entrySet();
    }
  }
}
