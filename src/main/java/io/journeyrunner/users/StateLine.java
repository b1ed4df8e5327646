// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.JsonMistakes;
import io.journeyrunner.problems.JsonTime;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A line of a bulk load. */
sealed interface StateLine {

  /** How much of an unknown name is shown. */
  int LONGEST_NAME = 100;

  /** What a line may have. */
  Set<String> KNOWN = Set.of("user_id", "state", "time");

  /** Nothing stands in it. */
  record Blank() implements StateLine {}

  /** It can be stored. */
  record Good(StateChange change) implements StateLine {}

  /** It can't. */
  record Bad(Finding finding) implements StateLine {}

  /**
   * Reads the line at which a reader stands.
   *
   * @param now when it was set, if it does not say
   */
  static StateLine read(LineReader reader, BulkLoadController.Mode mode, Instant now) {
    if (reader.isTooLong()) {
      return bad("", "is longer than 1 MiB", "keep less in the state");
    }
    if (!reader.isUtf8()) {
      return bad("", "is not UTF-8", "send the lines in UTF-8");
    }
    String text = reader.text();
    if (text.isEmpty()) {
      return new Blank();
    }
    try {
      return read(StateJson.readObject(text), mode, now);
    } catch (JacksonException e) {
      return new Bad(JsonMistakes.describe(e));
    } catch (InvalidUserState e) {
      return new Bad(e.findings().getFirst());
    }
  }

  private static StateLine read(ObjectNode line, BulkLoadController.Mode mode, Instant now) {
    Optional<Bad> unknown = unknownName(line);
    if (unknown.isPresent()) {
      return unknown.get();
    }
    if (!(line.path("state") instanceof ObjectNode state)) {
      return bad("state", "is missing or not a JSON object", "give one, such as {\"level\": 4}");
    }
    JsonNode time = line.path("time");
    Optional<Instant> said = JsonTime.read(time);
    if (said.isEmpty() && !time.isMissingNode() && !time.isNull()) {
      return new Bad(JsonTime.flaw(time, "time"));
    }
    Instant setAt = said.orElse(now);
    try {
      UserId user = new UserId(line.path("user_id").asString(""));
      return new Good(
          switch (mode) {
            case merge -> new StatePatch(user, state, setAt);
            case replace -> new StateReplacement(user, state, setAt);
          });
    } catch (IllegalArgumentException e) {
      return bad("user_id", String.valueOf(e.getMessage()), "correct the id");
    }
  }

  private static Optional<Bad> unknownName(ObjectNode line) {
    return line.propertyNames().stream()
        .filter(name -> !KNOWN.contains(name))
        .findFirst()
        .map(name -> bad(shown(name), "is not known here", "a line has user_id, state and time"));
  }

  /** Never half a character. */
  private static String shown(String name) {
    return name.codePoints()
        .limit(LONGEST_NAME)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Bad bad(String where, String what, String remedy) {
    return new Bad(new Finding(where, what, remedy));
  }
}
