// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import io.journeyrunner.events.VariableName;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A block's configuration as its diagram has it. What is blank is as good as missing. */
record TaskHeaders(Map<String, String> values) {

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** A text that must be there. */
  String text(String name, String example) {
    return find(name)
        .orElseThrow(() -> new InvalidBlock(name, "is missing", "give one, such as " + example));
  }

  long atLeastOne(String name) {
    String text = text(name, "100");
    try {
      long number = Long.parseLong(text);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, with what is allowed
    }
    throw new InvalidBlock(name, "is " + text, "give a whole number from 1");
  }

  Optional<Duration> duration(String name) {
    return find(name).map(text -> duration(name, text));
  }

  private static Duration duration(String name, String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidBlock(
          name, "is " + text, "give an ISO 8601 duration of days and time, such as P1D or PT12H");
    }
  }

  /** The name of the variable that gets the outcome. */
  String resultVariable(String otherwise) {
    String name = find("resultVariable").orElse(otherwise);
    VariableName.flaw(name)
        .ifPresent(
            flaw -> {
              throw new InvalidBlock("resultVariable", flaw.what(), flaw.remedy());
            });
    return name;
  }
}
