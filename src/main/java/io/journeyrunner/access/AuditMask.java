// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes out of a change what should have been a secret and was written in plain.
 *
 * @param secretNames where a secret's name stands, as JSON pointers: that is kept, so that readers
 *     of the trail see which secret took the place of which
 */
record AuditMask(Set<String> secretNames) {

  static final String MASK = "***";

  /** In lower case, without what stands between words. */
  private static final Set<String> SECRETIVE =
      Set.of(
          "authorization",
          "proxyauthorization",
          "cookie",
          "setcookie",
          "apikey",
          "xapikey",
          "xauthtoken",
          "accesstoken",
          "token",
          "password",
          "clientsecret");

  private static final int LONGEST = 100_000;

  /** The text to keep; null for null. */
  @Nullable String text(@Nullable JsonNode value) {
    if (value == null) {
      return null;
    }
    String text = masked(value, JsonPointer.empty()).toString();
    return text.length() <= LONGEST ? text : tooLong(text);
  }

  private static String tooLong(String text) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("left_out", "more than " + LONGEST + " characters")
        .put("characters", text.length())
        .put("sha256", KeyText.hash(text))
        .toString();
  }

  private JsonNode masked(JsonNode value, JsonPointer at) {
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        object.forEachEntry(
            (name, inner) -> masked.set(name, masked(name, inner, at.appendProperty(name))));
        yield masked;
      }
      case ArrayNode array -> {
        ArrayNode masked = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < array.size(); i++) {
          masked.add(masked(array.get(i), at.appendIndex(i)));
        }
        yield masked;
      }
      default -> value; // a leaf
    };
  }

  private JsonNode masked(String name, JsonNode value, JsonPointer at) {
    return isPlainSecret(name, value) && !secretNames.contains(at.toString())
        ? StringNode.valueOf(MASK)
        : masked(value, at);
  }

  /** What a template takes from a secret by its name says nothing of it. */
  private static boolean isPlainSecret(String name, JsonNode value) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return SECRETIVE.contains(plain) && value.isString() && !value.stringValue().contains("{{");
  }
}
