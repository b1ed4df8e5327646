// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.JsonMistakes;
import java.time.Instant;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** A line of a bulk load. */
sealed interface StateLine {

  /** How much of an unknown name is shown. */
  int LONGEST_NAME = 100;

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
    for (String name : line.propertyNames()) {
      if (!Set.of("user_id", "state").contains(name)) {
        String shown = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return bad(shown, "is not known here", "a line has user_id and state");
      }
    }
    if (!(line.path("state") instanceof ObjectNode state)) {
      return bad("state", "is missing or not a JSON object", "give one, such as {\"level\": 4}");
    }
    try {
      UserId user = new UserId(line.path("user_id").asString(""));
      return new Good(
          switch (mode) {
            case merge -> new StatePatch(user, state, now);
            case replace -> new StateReplacement(user, state, now);
          });
    } catch (IllegalArgumentException e) {
      return bad("user_id", String.valueOf(e.getMessage()), "correct the id");
    }
  }

  private static Bad bad(String where, String what, String remedy) {
    return new Bad(new Finding(where, what, remedy));
  }
}
