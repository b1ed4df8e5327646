// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An http or https address of the configuration, all of which or a part of which can be a secret.
 * Immutable. Its faults are told without its text: that could be a password.
 *
 * @param text as its author wrote it
 * @throws IllegalArgumentException if it can't be an address
 */
public record Address(SecretText text) {

  private static final String HOST = "(?:[^\\s/?#\\\\@:\\[\\]{}\\p{Cntrl}]+|\\[[0-9a-fA-F:.]+])";
  private static final Pattern HTTP =
      Pattern.compile(
          "(?i)https?://"
              + HOST
              + "(?::\\d{1,5})?(/[^\\s?#\\\\{}\\p{Cntrl}]*)?"
              + "(\\?[^\\s#\\\\{}\\p{Cntrl}]*)?");
  private static final Pattern USER_INFO = Pattern.compile("(?i)https?://[^/?#\\\\]*@.*");

  /** Checks it. */
  public Address {
    // 5 can be a host and a port.
    String shape = text.with(name -> "5");
    Matcher unused = check(text.text().startsWith("{{") ? "https://" + shape : shape);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Address of(String text) {
    return new Address(new SecretText(text.strip()));
  }

  @JsonValue
  String asWritten() {
    return text.text();
  }

  private static Matcher check(String address) {
    if (USER_INFO.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "it has a user or a password before its host, which would not be sent; use auth");
    }
    Matcher parts = HTTP.matcher(address);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "it is no address with http or https; write it as https://api.example.com/v2, or name a"
              + " secret that holds one, as {{secrets.partner_url}}");
    }
    if (hasDots(parts.group(1))) {
      throw new IllegalArgumentException("its path has a part . or ..; write the path it means");
    }
    return parts;
  }

  private static boolean hasDots(@Nullable String path) {
    return path != null
        && Arrays.stream(path.toLowerCase(Locale.ROOT).replace("%2e", ".").split("/"))
            .anyMatch(part -> part.equals(".") || part.equals(".."));
  }

  /** Whether it has a query, which a base must not have. */
  boolean hasQuery() {
    return text.text().contains("?");
  }

  /** Whether no secret stands in it. */
  boolean isLiteral() {
    return text.isLiteral();
  }

  /**
   * The address with its secrets.
   *
   * @throws IllegalArgumentException if a secret is not there, or makes it no address
   */
  public String resolve(Function<String, Optional<String>> secrets) {
    String address = text.resolve(secrets);
    Matcher unused = check(address);
    return address;
  }

  /**
   * The address as what paths are appended to: without a slash at its end.
   *
   * @throws IllegalArgumentException if a secret is not there, or makes it no base
   */
  public String base(Function<String, Optional<String>> secrets) {
    String address = text.resolve(secrets);
    if (check(address).group(2) != null) {
      throw new IllegalArgumentException("it has a query, to which no path can be appended");
    }
    return address.replaceFirst("/+$", "");
  }

  @Override
  public String toString() {
    return text.text();
  }
}
