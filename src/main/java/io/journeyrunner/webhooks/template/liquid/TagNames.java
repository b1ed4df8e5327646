// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import java.util.Map;

/** The tags, each with an example. */
final class TagNames {

  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("if", "{% if event.count > 3 %}"),
          Map.entry("elsif", "{% elsif event.count > 3 %}"),
          Map.entry("unless", "{% unless event.count > 3 %}"),
          Map.entry("case", "{% case event.level %}"),
          Map.entry("when", "{% when 1, 2 %}"),
          Map.entry("for", "{% for item in event.items limit: 3 %}"),
          Map.entry("assign", "{% assign count = event.count %}"),
          Map.entry("capture", "{% capture greeting %}"),
          Map.entry("cycle", "{% cycle \"odd\", \"even\" %}"),
          Map.entry("increment", "{% increment line %}"),
          Map.entry("decrement", "{% decrement line %}"),
          Map.entry("echo", "{% echo event.name %}"));

  /** As refusals list them. */
  static final String ALL =
      "if, unless, case, for, break, continue, assign, capture, cycle, increment, decrement, echo,"
          + " liquid, comment, raw";

  private TagNames() {}

  /** How a tag is written. */
  static String example(String name) {
    return EXAMPLES.getOrDefault(name, "{% " + name + " %}");
  }
}
