// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Turns a call into what goes on the wire, and refuses what can't. */
final class Requests {

  /** What some resolvers read as an IPv4 address, and others as a name. */
  private static final Pattern NUMBER = Pattern.compile("[0-9.]+|0[xX][0-9a-fA-F.xX]*");

  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern ADDRESS = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

  /** Beyond it a header has no agreed meaning (RFC 9110 §5.5). */
  private static final int LAST_OF_ASCII = 0x7e;

  private Requests() {}

  /**
   * The request of a call.
   *
   * @throws IllegalArgumentException saying what makes it impossible, without data
   */
  static Request of(Call call) {
    return new Request.Builder()
        .url(url(call.url()))
        .headers(headers(call))
        .method(call.method(), body(call))
        .build();
  }

  private static HttpUrl url(String text) {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null) {
      throw new IllegalArgumentException("the rendered url is no address");
    }
    if (NUMBER.matcher(url.host()).matches() && !ADDRESS.matcher(url.host()).matches()) {
      throw new IllegalArgumentException(
          "the rendered url has a number as its host; write an address as 203.0.113.7");
    }
    if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
      throw new IllegalArgumentException(
          "the rendered url has a user or a password before its host, which would not be sent");
    }
    return url;
  }

  private static Headers headers(Call call) {
    Headers.Builder headers = new Headers.Builder().add("User-Agent", "JourneyRunner");
    call.headers()
        .forEach(
            (name, value) -> {
              // OkHttp does not look at them here; a line break would begin another header.
              if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
                throw new IllegalArgumentException(
                    "the header " + name + " holds a line break or another control character");
              }
              if (value.chars().anyMatch(c -> c > LAST_OF_ASCII)) {
                throw new IllegalArgumentException(
                    "the header "
                        + name
                        + " holds a character beyond ASCII, which receivers read in different"
                        + " ways; add | url_encode, or put the value into the body");
              }
              headers.removeAll(name).add(name, value);
            });
    return headers.build();
  }

  private static @Nullable OneShotBody body(Call call) {
    boolean needsBody = !call.method().equals("GET") && !call.method().equals("DELETE");
    if (call.body() == null && !needsBody) {
      return null;
    }
    return new OneShotBody(call.contentType(), call.body() == null ? "" : call.body());
  }
}
