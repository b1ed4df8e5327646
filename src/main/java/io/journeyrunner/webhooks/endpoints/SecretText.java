// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of the configuration in which secrets may stand by name, as {@code {{secrets.name}}}; and
 * nothing else in braces: no data ever gets in. Immutable.
 *
 * @param text as its author wrote it
 * @throws IllegalArgumentException if something else stands in braces
 */
public record SecretText(@JsonValue String text) {

  private static final Pattern SECRET =
      Pattern.compile("\\{\\{\\s*secrets\\.([A-Za-z0-9_-]{1,100})\\s*}}");

  /** Checks what stands in braces. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SecretText {
    String literal = SECRET.matcher(text).replaceAll("");
    if (literal.contains("{{") || literal.contains("{%")) {
      throw new IllegalArgumentException(
          "in braces can stand only a secret, as in {{secrets.partner_url}}");
    }
  }

  /** The text with something in place of each secret, by its name. */
  String with(Function<String, String> values) {
    return SECRET
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(values.apply(name(found))));
  }

  /**
   * The text with its secrets.
   *
   * @throws IllegalArgumentException if one is not there
   */
  public String resolve(Function<String, Optional<String>> secrets) {
    return with(name -> require(name, secrets));
  }

  /**
   * A secret that must be there.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static String require(String name, Function<String, Optional<String>> secrets) {
    return secrets
        .apply(name)
        .filter(secret -> !secret.isEmpty())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the secret " + name + " is not there; add it to the secrets folder"));
  }

  /** True if no secret stands in it. */
  boolean isLiteral() {
    return !SECRET.matcher(text).find();
  }

  private static String name(MatchResult found) {
    return found.group(1);
  }

  @Override
  public String toString() {
    return text;
  }
}
