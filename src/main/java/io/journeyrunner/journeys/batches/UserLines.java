// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.JsonMistakes;
import io.journeyrunner.users.LineReader;
import io.journeyrunner.users.UserId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** User ids as a caller lists them. What can't be an id is kept as a user who can't enter. */
final class UserLines {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_SHOWN = 100;
  private static final int BUFFER = 1 << 16;

  private UserLines() {}

  static Iterator<BatchUser> of(List<String> ids) {
    return ids.stream().map(UserLines::user).iterator();
  }

  /**
   * One for each line of NDJSON: {@code "7:880015"} or {@code {"user_id": "7:880015"}}. Never holds
   * more than a line.
   *
   * @throws InvalidBatch while it is gone through, naming the first line that can't be read
   */
  static Iterator<BatchUser> read(InputStream ndjson) {
    LineReader lines = new LineReader(new BufferedInputStream(ndjson, BUFFER));
    return new Iterator<>() {

      private @Nullable BatchUser next;

      @Override
      public boolean hasNext() {
        while (next == null && goOn(lines)) {
          next = parse(lines);
        }
        return next != null;
      }

      @Override
      public BatchUser next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        BatchUser user = Objects.requireNonNull(next);
        next = null;
        return user;
      }
    };
  }

  private static boolean goOn(LineReader lines) {
    try {
      return lines.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands in a line; null if it is blank. */
  private static @Nullable BatchUser parse(LineReader lines) {
    String line = "line " + lines.number();
    if (lines.isTooLong()) {
      throw new InvalidBatch(line, "is longer than 1 MiB", "put one user id in each line");
    }
    if (!lines.isUtf8()) {
      throw new InvalidBatch(line, "is not UTF-8", "send the lines in UTF-8");
    }
    String text = lines.text();
    try {
      return text.isEmpty() ? null : user(text(JSON.readTree(text)));
    } catch (JacksonException e) {
      Finding found = JsonMistakes.describe(e);
      throw new InvalidBatch(line, found.what(), found.remedy());
    }
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
