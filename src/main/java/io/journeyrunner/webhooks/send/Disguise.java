// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Hides from OkHttp what it would act on by itself, and shows it again to us: it sends a 503 with
 * {@code Retry-After: 0} again, and breaks off at a 407 that comes from no proxy.
 */
final class Disguise {

  private static final String RETRY_AFTER = "Retry-After";
  private static final String HIDDEN = "x-journeyrunner-";
  private static final String HIDDEN_RETRY_AFTER = HIDDEN + "retry-after";
  private static final String HIDDEN_STATUS = HIDDEN + "status";

  /** Characters of names and values; OkHttp takes up to 256 Ki. */
  private static final int KEPT = 16 * 1024;

  private static final int PROXY_AUTHENTICATION = 407;
  private static final int HARMLESS = 400;

  private Disguise() {}

  static Response put(Interceptor.Chain chain) throws IOException {
    Response reply = chain.proceed(chain.request());
    Response.Builder disguised =
        reply.newBuilder().removeHeader(HIDDEN_STATUS).removeHeader(HIDDEN_RETRY_AFTER);
    String retryAfter = reply.header(RETRY_AFTER);
    if (retryAfter != null) {
      disguised.removeHeader(RETRY_AFTER).header(HIDDEN_RETRY_AFTER, retryAfter);
    }
    if (reply.code() == PROXY_AUTHENTICATION) {
      disguised.code(HARMLESS).header(HIDDEN_STATUS, Integer.toString(reply.code()));
    }
    return disguised.build();
  }

  /** The status as it came. */
  static int status(Response reply) {
    return reply.header(HIDDEN_STATUS) == null ? reply.code() : PROXY_AUTHENTICATION;
  }

  /**
   * The headers as they came, names in lower case; of a flood only the first ones. Those that are
   * acted upon are always among them.
   */
  static Map<String, String> headers(Response reply) {
    Map<String, String> headers = new LinkedHashMap<>();
    String retryAfter = reply.header(HIDDEN_RETRY_AFTER);
    if (retryAfter != null) {
      headers.put(RETRY_AFTER.toLowerCase(Locale.ROOT), retryAfter);
    }
    int length = 0;
    Headers all = reply.headers();
    for (int i = 0; i < all.size() && length <= KEPT; i++) {
      String name = all.name(i).toLowerCase(Locale.ROOT);
      length += name.length() + all.value(i).length();
      if (length <= KEPT && !name.startsWith(HIDDEN)) {
        headers.merge(name, all.value(i), (one, more) -> one + ", " + more);
      }
    }
    return headers;
  }
}
