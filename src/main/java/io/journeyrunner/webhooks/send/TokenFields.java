// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a token server's answer: JSON, whatever its type says, or a form, as some servers
 * give. Only those of RFC 6749 §5 that matter here are looked at, so nothing else can be wrong.
 */
record TokenFields(ObjectNode fields) {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,30}(?:\\.[0-9]{1,30})?");
  private static final Pattern FORM = Pattern.compile("[a-z_]{1,40}=[^\\s{}<>]*");

  /** The fields of an answer; empty if it is neither. */
  static Optional<TokenFields> of(String body) {
    String text = body.strip();
    try {
      return FORM.matcher(text).matches()
          ? Optional.of(form(text))
          : JsonMapper.shared().readTree(text) instanceof ObjectNode object
              ? Optional.of(new TokenFields(object))
              : Optional.empty();
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static TokenFields form(String text) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (String field : text.split("&", -1)) {
      String[] parts = field.split("=", 2);
      fields.put(
          parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return new TokenFields(fields);
  }

  /** The token; empty if there is none. */
  String accessToken() {
    return text("access_token");
  }

  /** The error code; empty if there is none. */
  String error() {
    return text("error");
  }

  /** Whether the token is to be sent as Bearer. A server that gives no type means that one. */
  boolean isBearer() {
    JsonNode type = fields.path("token_type");
    return type.isMissingNode()
        || type.isNull()
        || (type.isString() && type.stringValue().isBlank())
        || type.asString("").strip().toLowerCase(Locale.ROOT).startsWith("bearer");
  }

  /** How many seconds the token lives; 0 if the server does not tell, or in no number. */
  double expiresIn() {
    JsonNode seconds = fields.path("expires_in");
    String text = seconds.asString("").strip();
    if (seconds.isNumber()) {
      return seconds.asDouble(0);
    }
    return SECONDS.matcher(text).matches() ? Double.parseDouble(text) : 0;
  }

  private String text(String field) {
    JsonNode value = fields.path(field);
    return value.isString() ? value.stringValue() : "";
  }

  @Override
  public String toString() {
    return "TokenFields";
  }
}
