// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What limits and breakers are kept for: scheme, host and port.
 *
 * @param value such as {@code https://api.example.com:443}; in lower case, always with its port,
 *     never with user info or path
 */
public record Origin(String value) {

  private static final Pattern URL =
      Pattern.compile(
          "(?i)(https?)://(?:[^/?#\\\\@]*@)?(\\[[0-9a-f:.]+]|[^/?#\\\\@:\\[\\]]+?)\\.?(?::(\\d{1,5}))?(?:[/?#\\\\].*)?",
          Pattern.DOTALL);

  /**
   * The origin of a URL; empty if it has none.
   *
   * <p>Not by {@link java.net.URI}: it refuses paths and queries that can be sent.
   */
  public static Optional<Origin> of(String url) {
    Matcher parts = URL.matcher(url.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    String port = parts.group(3) == null ? defaultPort(scheme) : parts.group(3);
    return Optional.of(
        new Origin(scheme + "://" + parts.group(2).toLowerCase(Locale.ROOT) + ":" + port));
  }

  private static String defaultPort(String scheme) {
    return scheme.equals("https") ? "443" : "80";
  }

  @Override
  public String toString() {
    return value;
  }
}
