// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a rendered URL must be. */
final class UrlCheck {

  private static final Pattern HTTP =
      Pattern.compile("https?://[^/?#\\s]+([^?#]*).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private UrlCheck() {}

  static void check(String url) {
    Matcher parts = HTTP.matcher(url);
    if (!parts.matches()) {
      throw new RenderFailure("it is no URL with http or https and a host; correct the url");
    }
    for (String segment : parts.group(1).split("/", -1)) {
      String plain = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
      if (plain.equals(".") || plain.equals("..")) {
        // RFC 3986 §5.2.4: it would remove the segment before it.
        throw new RenderFailure(
            "a value makes a part of the path . or .., which would lead to another path; use other"
                + " data there, or put it into the query");
      }
    }
  }
}
