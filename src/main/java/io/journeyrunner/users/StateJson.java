// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.JsonNumbers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * User state as JSON text that any database keeps unchanged: U+0000 and lone surrogates stand as
 * escapes, and numbers keep every digit.
 */
final class StateJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final long mostBytes;

  StateJson(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * The state as it is kept.
   *
   * @throws InvalidUserState if it is too large
   */
  String write(ObjectNode properties) {
    String text = text(properties);
    if (text.length() > mostBytes) {
      throw new InvalidUserState(
          new Finding(
              "state",
              "has " + text.length() + " characters as JSON, more than " + mostBytes,
              "keep less in the state, or raise journeyrunner.users.max-state"));
    }
    return text;
  }

  /**
   * Checks that a state may still be kept after a change. A change adds no more characters than it
   * has itself, so most states are not written just to be measured.
   *
   * @param before at least the characters that it had before
   * @return at least the characters that it has now
   * @throws InvalidUserState if it is too large
   */
  long checked(ObjectNode state, long before, ObjectNode change) {
    long longest = before + text(change).length();
    return longest > mostBytes ? write(state).length() : longest;
  }

  /** Text that any database keeps. */
  static String text(ObjectNode properties) {
    return escapeLoneSurrogates(MAPPER.writeValueAsString(properties));
  }

  static ObjectNode read(String text) {
    JsonNode node = MAPPER.readTree(text);
    return (ObjectNode) node;
  }

  /**
   * Reads what a caller sent.
   *
   * @throws JacksonException if it is not JSON
   * @throws InvalidUserState if it is not an object, or has a number that can't be kept
   */
  static ObjectNode readObject(String text) {
    JsonNode node = MAPPER.readTree(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    JsonNumbers.flaw(node, "")
        .ifPresent(
            flaw -> {
              throw new InvalidUserState(flaw);
            });
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new InvalidUserState(
        new Finding("state", "is not a JSON object", "send an object such as {\"level\": 4}"));
  }

  /** In JSON text a lone surrogate can only stand inside a string, so an escape is always right. */
  private static String escapeLoneSurrogates(String json) {
    if (json.codePoints().noneMatch(StateJson::isSurrogate)) {
      return json;
    }
    StringBuilder text = new StringBuilder(json.length() + 16);
    json.codePoints()
        .forEach(
            point -> {
              if (isSurrogate(point)) {
                text.append("\\u").append(Integer.toHexString(point));
              } else {
                text.appendCodePoint(point);
              }
            });
    return text.toString();
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
