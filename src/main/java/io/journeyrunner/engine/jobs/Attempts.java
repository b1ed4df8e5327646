// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is remembered of a job between its runs, in the engine: the variable {@code journeyrunner},
 * local to the element. Nothing of it is kept in this application's memory, so attempts are counted
 * over restarts and over nodes.
 *
 * @param count attempts so far
 * @param since when the block became due; null for not known yet
 */
record Attempts(int count, @Nullable Instant since) {

  static final String VARIABLE = "journeyrunner";

  /** How an incident leaves it, so that a retry by ops begins a new schedule. */
  static final Attempts NONE = new Attempts(0, null);

  /** A diagram may set the variable; what is not as we write it counts as nothing. */
  static Attempts of(ObjectNode variables) {
    JsonNode noted = variables.path(VARIABLE);
    return new Attempts(
        Math.max(0, noted.path("attempts").asInt(0)),
        instant(noted.path("since").asString("")).orElse(null));
  }

  Attempts begunAt(Instant now) {
    return since == null ? new Attempts(count, now) : this;
  }

  Attempts andOne() {
    return new Attempts(count + 1, since);
  }

  ObjectNode asVariables() {
    ObjectNode variables = JsonNodeFactory.instance.objectNode();
    variables
        .putObject(VARIABLE)
        .put("attempts", count)
        .put("since", since == null ? null : since.toString());
    return variables;
  }

  /** FEEL's {@code now()} gives {@code 2026-11-23T10:00:00.123Z[GMT]} or an offset. */
  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.ISO_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
