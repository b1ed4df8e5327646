// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import io.journeyrunner.problems.Finding;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which header names an author may use. */
public final class HeaderNames {

  /** RFC 9110 §5.6.2. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");

  /** Those of DESIGN, and what would change how the message is read on the way or here. */
  private static final Set<String> DENIED =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "upgrade",
          "accept-encoding");

  private HeaderNames() {}

  /** What is wrong with a name; empty if nothing is. */
  public static Optional<Finding> mistake(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!TOKEN.matcher(name).matches()) {
      return Optional.of(
          new Finding("headers." + name, "is no header name", "use letters, digits and hyphens"));
    }
    if (lower.equals("content-type")) {
      return Optional.of(
          new Finding("headers." + name, "is set by contentType", "use contentType"));
    }
    return DENIED.contains(lower) || lower.startsWith("webhook-")
        ? Optional.of(
            new Finding("headers." + name, "is set by the delivery itself", "leave it out"))
        : Optional.empty();
  }
}
