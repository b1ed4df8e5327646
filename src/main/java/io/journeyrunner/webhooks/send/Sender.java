// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.springframework.stereotype.Component;

/**
 * Makes one attempt: exactly one request on the wire, no redirects, and no more of the reply than
 * is kept. Blocks its thread for at most the call's timeout. Thread-safe.
 */
@Component
public final class Sender {

  private static final int KEPT = 64 * 1024;
  private static final int IDLE_CONNECTIONS = 200;
  private static final int SWITCHING_PROTOCOLS = 101;

  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
          .connectTimeout(Duration.ZERO)
          .readTimeout(Duration.ZERO)
          .writeTimeout(Duration.ZERO)
          .followRedirects(false)
          .followSslRedirects(false)
          .retryOnConnectionFailure(false)
          .addNetworkInterceptor(RetryAfter::hideFromClient)
          .build();

  /** Makes one attempt; never fails. */
  public Attempt send(Call call) {
    long begin = System.nanoTime();
    Request request;
    try {
      request = Requests.of(call);
    } catch (IllegalArgumentException e) {
      return new Attempt.Impossible(String.valueOf(e.getMessage()), since(begin));
    }
    okhttp3.Call attempt = client.newCall(request);
    attempt.timeout().timeout(call.timeout().toMillis(), TimeUnit.MILLISECONDS);
    try (Response response = attempt.execute()) {
      if (response.code() == SWITCHING_PROTOCOLS) {
        // Nobody asked for another protocol: there is no reply to read, but a socket to close.
        attempt.cancel();
        return new Attempt.Replied(response.code(), headers(response), "", false, since(begin));
      }
      return replied(response, begin);
    } catch (IOException e) {
      return new Attempt.Broken(Breakage.describe(e, call.timeout()), since(begin));
    }
  }

  private static Attempt replied(Response response, long begin) throws IOException {
    BufferedSource source = response.body().source();
    boolean isCut = source.request(KEPT + 1L);
    Buffer kept = new Buffer();
    source.getBuffer().copyTo(kept, 0, Math.min(KEPT, source.getBuffer().size()));
    return new Attempt.Replied(
        response.code(),
        headers(response),
        kept.readString(StandardCharsets.UTF_8),
        isCut,
        since(begin));
  }

  private static Map<String, String> headers(Response response) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : response.headers().names()) {
      headers.put(
          RetryAfter.shownName(name).toLowerCase(Locale.ROOT),
          String.join(", ", response.headers(name)));
    }
    return headers;
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
