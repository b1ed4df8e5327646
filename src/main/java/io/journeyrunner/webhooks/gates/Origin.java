// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import java.net.IDN;
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
          "(?i)(https?)://(?:[^/?#\\\\@]*@)?(\\[[0-9a-f:.]+]|[^/?#\\\\@:\\[\\]]+?)\\.?(?::0*([1-9]\\d{0,4}))?(?:[/?#\\\\].*)?",
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
    return host(parts.group(2)).map(host -> new Origin(scheme + "://" + host + ":" + port));
  }

  /** One spelling for each host, so that nobody gets a second gate by another one. */
  private static Optional<String> host(String written) {
    try {
      return written.contains("%")
          ? Optional.empty()
          : Optional.of(IDN.toASCII(written, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String defaultPort(String scheme) {
    return scheme.equals("https") ? "443" : "80";
  }

  @Override
  public String toString() {
    return value;
  }
}
