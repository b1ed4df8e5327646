// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396 §2). */
final class MergePatch {

  private MergePatch() {}

  /** The target with the patch applied: null removes, objects merge, all else replaces. */
  static ObjectNode apply(JsonNode target, ObjectNode patch) {
    ObjectNode result =
        target instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      String name = change.getKey();
      switch (change.getValue()) {
        case ObjectNode inner -> result.set(name, apply(result.path(name), inner));
        case JsonNode value when value.isNull() -> result.remove(name);
        case JsonNode value -> result.set(name, value);
      }
    }
    return result;
  }
}
