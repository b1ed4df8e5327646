// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Takes out of a change what should have been a secret and was written in plain. */
final class AuditMask {

  static final String MASK = "***";

  /** In lower case, without what stands between words. */
  private static final Set<String> NAMES =
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

  private AuditMask() {}

  /** The text to keep; null for null. */
  static @Nullable String text(@Nullable JsonNode value) {
    if (value == null) {
      return null;
    }
    String text = masked(value).toString();
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

  private static JsonNode masked(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        object.forEachEntry(
            (name, inner) ->
                masked.set(
                    name, isPlainSecret(name, inner) ? StringNode.valueOf(MASK) : masked(inner)));
        yield masked;
      }
      case ArrayNode array -> {
        ArrayNode masked = JsonNodeFactory.instance.arrayNode();
        array.forEach(inner -> masked.add(masked(inner)));
        yield masked;
      }
      default -> value; // a leaf
    };
  }

  /** What a template takes from a secret by its name says nothing of it. */
  private static boolean isPlainSecret(String name, JsonNode value) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return NAMES.contains(plain) && value.isString() && !value.stringValue().contains("{{");
  }
}
