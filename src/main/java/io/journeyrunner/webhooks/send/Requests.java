// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Turns a call into what goes on the wire, and refuses what can't. */
final class Requests {

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
              headers.removeAll(name).addUnsafeNonAscii(name, value);
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
