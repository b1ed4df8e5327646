// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that a template may read. For one use by one thread. */
final class Names {

  private static final List<String> ROOTS =
      List.of(
          "state",
          "event",
          "event_type",
          "event_id",
          "event_time",
          "user_id",
          "brand",
          "vars",
          "secrets");

  /** Words of Liquid. */
  private static final Set<String> WORDS =
      Set.of(
          "true",
          "false",
          "nil",
          "null",
          "empty",
          "blank",
          "forloop",
          "and",
          "or",
          "not",
          "contains",
          "in",
          "limit",
          "offset",
          "reversed",
          "continue");

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

  /** A name that follows no dot and is no name of an argument. */
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.\\-])[A-Za-z_][\\w-]*+(?!\\s{0,9}:)");

  /** What follows a root whose property is written out. */
  private static final Pattern PROPERTY = Pattern.compile("\\.([\\w-]+)");

  /** Data must not choose which secret is written. */
  private static final Pattern CHOSEN_SECRET =
      Pattern.compile(
          "\\bsecrets\\b(?!\\s{0,9}\\.\\s{0,9}[A-Za-z0-9_]"
              + "|\\s{0,9}\\[\\s{0,9}(\"[^\"]*\"|'[^']*')\\s{0,9}\\])");

  private final Source source;
  private final Set<String> bound = new HashSet<>();
  private final Set<String> state = new HashSet<>();
  private final Set<String> vars = new HashSet<>();

  Names(Source source) {
    this.source = source;
  }

  /** From here on a name of the author's own may be read. */
  void bind(String name) {
    bound.add(name);
  }

  /**
   * Checks which secrets are read.
   *
   * @throws InvalidTemplate if one is not named
   */
  void checkSecrets(String markup, int offset) {
    if (CHOSEN_SECRET.matcher(markup).find()) {
      throw source.mistake(
          offset, "a secret is not named", "write its name out, as in {{secrets.partner_token}}");
    }
  }

  /**
   * Checks what is read.
   *
   * @param markup values, operators and arguments, as authors spell them
   * @throws InvalidTemplate if a name is not known
   */
  void check(String markup, int offset) {
    String unquoted = QUOTED.matcher(markup).replaceAll("''");
    Matcher name = NAME.matcher(unquoted);
    while (name.find()) {
      String root = name.group();
      if (!ROOTS.contains(root) && !WORDS.contains(root) && !bound.contains(root)) {
        throw source.mistake(
            offset, root + " is not known here", "use one of " + String.join(", ", ROOTS));
      }
      note(root, unquoted, name.end());
    }
  }

  private void note(String root, String markup, int end) {
    Matcher property = PROPERTY.matcher(markup).region(end, markup.length());
    String read = property.lookingAt() ? property.group(1) : Reads.ALL;
    if (root.equals("state")) {
      state.add(read);
    } else if (root.equals("vars")) {
      vars.add(read);
    }
  }

  /** What was read of data in all that was checked. */
  Reads reads() {
    return new Reads(state, vars);
  }
}
