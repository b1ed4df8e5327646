// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.places;

import io.journeyrunner.webhooks.template.values.Mark;
import io.journeyrunner.webhooks.template.values.Unfit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a rendered URL must be. */
public final class UrlCheck {

  private static final Pattern HTTP =
      Pattern.compile(
          "https?://[^/?#\\\\\\s@" + Mark.CHARACTER + "]+([/?#].*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern ENCODED_PERCENT = Pattern.compile("%(?:25)+");

  private UrlCheck() {}

  /**
   * The URL without marks.
   *
   * @param marked with a mark before every value that is no secret
   * @throws Unfit if it is none, or if a value stands where it could choose the host
   */
  public static String checked(String marked) {
    Matcher parts = HTTP.matcher(marked);
    if (!parts.matches()) {
      throw new Unfit(
          "it is no URL with http or https and a host that is written out or a secret; correct the"
              + " url");
    }
    String url = Mark.removed(marked);
    if (url.chars().anyMatch(Character::isISOControl)) {
      throw new Unfit("it holds a line break or another control character; remove it");
    }
    checkPath(parts.group(1) == null ? "" : Mark.removed(parts.group(1)));
    return url;
  }

  /**
   * What follows a base URL, without marks.
   *
   * @throws Unfit if it could lead out of the path of the base, be it only at a receiver that takes
   *     encoded slashes or twice encoded dots for what they stand for
   */
  public static String checkedPath(String marked) {
    String rest = Mark.removed(marked);
    if (rest.chars().anyMatch(Character::isISOControl)) {
      throw new Unfit("it holds a line break or another control character; remove it");
    }
    if (!rest.isEmpty() && rest.charAt(0) != '/' && rest.charAt(0) != '?') {
      throw new Unfit("it does not begin with / or ?; correct the url");
    }
    checkPath(decoded(rest.split("[?#]", 2)[0]));
    return rest;
  }

  /** A path as the most careless receiver reads it: decoded again and again, no parameters. */
  private static String decoded(String path) {
    return ENCODED_PERCENT
        .matcher(path.toLowerCase(Locale.ROOT))
        .replaceAll("%")
        .replace("%2f", "/")
        .replace("%5c", "\\")
        .replace("%3b", ";")
        .replaceAll(";[^/\\\\]*", "");
  }

  private static void checkPath(String rest) {
    String path = rest.split("[?#]", 2)[0];
    for (String segment : path.split("[/\\\\]", -1)) {
      String plain = segment.strip().toLowerCase(Locale.ROOT).replace("%2e", ".");
      if (plain.equals(".") || plain.equals("..")) {
        // RFC 3986 §5.2.4: it would remove the segment before it.
        throw new Unfit(
            "a value makes a part of the path . or .., which would lead to another path; use other"
                + " data there, or put it into the query");
      }
    }
  }
}
