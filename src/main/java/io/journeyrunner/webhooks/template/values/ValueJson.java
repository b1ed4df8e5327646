// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.values;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values as JSON (RFC 8259); a surrogate that has no partner becomes an escape, as §8.2 allows, and
 * so does the mark.
 */
public final class ValueJson {

  private static final int LONGEST_NAME = 4 << 20;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNameLength(LONGEST_NAME).build())
                  .build())
          .build();

  private ValueJson() {}

  /**
   * A value with its type.
   *
   * @throws Unfit if it is nested too deeply
   */
  public static String write(@Nullable Object value) {
    return switch (Encoded.textOf(value)) {
      case null -> "null";
      case String text -> '"' + inString(text) + '"';
      case Long number -> number.toString();
      case Object other -> written(other);
    };
  }

  private static String written(Object value) {
    try {
      return escapeUnusual(MAPPER.writeValueAsString(value));
    } catch (JacksonException e) {
      throw new Unfit("a value is nested too deeply for JSON; use less of it");
    }
  }

  /** A text as it stands between the quotes of a JSON string. */
  public static String inString(String text) {
    return escapeUnusual(String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(text)));
  }

  private static String escapeUnusual(String json) {
    if (json.codePoints().noneMatch(ValueJson::isUnusual)) {
      return json;
    }
    StringBuilder text = new StringBuilder(json.length() + 16);
    json.codePoints()
        .forEach(
            point -> {
              if (isUnusual(point)) {
                text.append("\\u").append(Integer.toHexString(point));
              } else {
                text.appendCodePoint(point);
              }
            });
    return text.toString();
  }

  private static boolean isUnusual(int point) {
    return point == Mark.CHARACTER || ValueText.isLoneSurrogate(point);
  }

  /**
   * Reads a text to its end, keeping nothing.
   *
   * @throws JacksonException if it is not exactly one JSON value
   */
  public static void check(String json) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      parser.nextToken();
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw new StreamReadException(parser, "there is more than one value");
      }
    }
  }
}
