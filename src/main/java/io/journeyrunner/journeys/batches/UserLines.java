// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import io.journeyrunner.problems.JsonMistakes;
import io.journeyrunner.users.UserId;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** User ids as a caller lists them. What can't be an id is kept as a user who can't enter. */
final class UserLines {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_SHOWN = 100;

  private UserLines() {}

  static Iterator<BatchUser> of(List<String> ids) {
    return ids.stream().map(UserLines::user).iterator();
  }

  /** One for each line of NDJSON: {@code "7:880015"} or {@code {"user_id": "7:880015"}}. */
  static Iterator<BatchUser> read(InputStream ndjson) {
    MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(ndjson);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        try {
          return values.hasNextValue();
        } catch (JacksonException e) {
          throw new InvalidBatch(JsonMistakes.describe(e));
        }
      }

      @Override
      public BatchUser next() {
        try {
          return user(text(values.nextValue()));
        } catch (JacksonException e) {
          throw new InvalidBatch(JsonMistakes.describe(e));
        }
      }
    };
  }

  private static String text(JsonNode line) {
    JsonNode id = line.isObject() ? line.path("user_id") : line;
    return id.isString() ? id.stringValue() : line.toString();
  }

  private static BatchUser user(String text) {
    try {
      return BatchUser.waiting(new UserId(text).value());
    } catch (IllegalArgumentException e) {
      return BatchUser.invalid(shown(text), String.valueOf(e.getMessage()));
    }
  }

  /** As any database can keep it. */
  private static String shown(String text) {
    if (text.isEmpty()) {
      return "(empty)";
    }
    String start = text.substring(0, Math.min(text.length(), LONGEST_SHOWN));
    return start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
  }
}
