// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Hides from OkHttp what it would act on by itself, and shows it again to us: it sends a 503 with
 * {@code Retry-After: 0} again, and breaks off at a 407 that comes from no proxy.
 */
final class Disguise {

  private static final String RETRY_AFTER = "Retry-After";
  private static final String HIDDEN_RETRY_AFTER = "X-JourneyRunner-Retry-After";
  private static final String HIDDEN_STATUS = "X-JourneyRunner-Status";
  private static final int PROXY_AUTHENTICATION = 407;
  private static final int HARMLESS = 400;

  private Disguise() {}

  static Response put(Interceptor.Chain chain) throws IOException {
    Response reply = chain.proceed(chain.request());
    Response.Builder disguised = reply.newBuilder().removeHeader(HIDDEN_STATUS);
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

  /** The headers as they came, names in lower case. */
  static Map<String, String> headers(Response reply) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : reply.headers().names()) {
      if (!name.equalsIgnoreCase(HIDDEN_STATUS)) {
        String shown = name.equalsIgnoreCase(HIDDEN_RETRY_AFTER) ? RETRY_AFTER : name;
        headers.put(shown.toLowerCase(Locale.ROOT), String.join(", ", reply.headers(name)));
      }
    }
    return headers;
  }
}
