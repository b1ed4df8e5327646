// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

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
final class ValueJson {

  private static final int LONGEST_NAME = 4 << 20;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNameLength(LONGEST_NAME).build())
                  .build())
          .build();

  private ValueJson() {}

  /** A value with its type. */
  static String write(@Nullable Object value) {
    return escapeUnusual(MAPPER.writeValueAsString(value));
  }

  /** A text as it stands between the quotes of a JSON string. */
  static String inString(String text) {
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
  static void check(String json) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      parser.nextToken();
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw new StreamReadException(parser, "there is more than one value");
      }
    }
  }
}
