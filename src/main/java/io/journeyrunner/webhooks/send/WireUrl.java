// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.util.HexFormat;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** A URL as it goes on the wire, whatever characters its author and its data have. */
public final class WireUrl {

  private static final Pattern AUTHORITY = Pattern.compile("(?i)\\s*https?://[^/?#\\\\]*");

  /** A percent sign that encodes nothing. */
  private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");

  /** What RFC 3986 §3.4 does not allow there, OkHttp leaves alone, and many receivers refuse. */
  private static final Pattern FOREIGN_IN_QUERY = Pattern.compile("[|{}\\[\\]^`\\\\]");

  private static final Pattern FOREIGN_IN_PATH = Pattern.compile("[\\[\\]]");

  private WireUrl() {}

  /** The URL with everything percent-encoded that needs it; as it was if it is no address. */
  public static String of(String url) {
    int path = AUTHORITY.matcher(url).results().findFirst().map(found -> found.end()).orElse(0);
    int end = url.indexOf('#', path) < 0 ? url.length() : url.indexOf('#', path);
    int query = url.indexOf('?', path) < 0 ? end : Math.min(end, url.indexOf('?', path));
    HttpUrl parsed =
        HttpUrl.parse(
            url.substring(0, path)
                + encoded(url.substring(path, query), FOREIGN_IN_PATH)
                + encoded(url.substring(query, end), FOREIGN_IN_QUERY));
    return parsed == null ? url : parsed.toString();
  }

  private static String encoded(String part, Pattern foreign) {
    return foreign
        .matcher(LONE_PERCENT.matcher(part).replaceAll("%25"))
        .replaceAll(
            found ->
                "%" + HexFormat.of().withUpperCase().toHexDigits((byte) found.group().charAt(0)));
  }
}
