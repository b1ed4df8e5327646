// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.webhooks.log.LoggedAttempt.Exchange;
import io.journeyrunner.webhooks.log.LoggedAttempt.Reply;
import io.journeyrunner.webhooks.log.LoggedAttempt.Request;
import io.journeyrunner.webhooks.send.Attempt;
import io.journeyrunner.webhooks.send.Call;
import io.journeyrunner.webhooks.send.Timing;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the delivery log keeps of a call. Immutable.
 *
 * @param endpoint scheme, host and port, or the secret that names them; empty if nothing was called
 */
record Trace(String endpoint, Exchange exchange) {

  /** Nothing was called. */
  static final Trace NONE = new Trace("", Exchange.NONE);

  /** Their values are keys, whether they come from a secret or not. */
  private static final Set<String> KEYS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "set-cookie",
          "webhook-signature",
          "x-api-key");

  /**
   * The trace of a call.
   *
   * @param shown the call with stand-ins for its secrets; null if it can't be shown
   * @param attempt what came of it, without secrets
   */
  static Trace of(String endpoint, @Nullable Call shown, Attempt attempt) {
    return new Trace(
        endpoint,
        new Exchange(
            shown == null ? null : request(shown), reply(attempt), millis(attempt.timing())));
  }

  /** A call as the log shows it. */
  static Request request(Call call) {
    Map<String, String> headers = new LinkedHashMap<>(call.headers());
    if (call.contentType() != null) {
      headers.put("content-type", call.contentType());
    }
    return new Request(call.method(), call.url(), masked(headers), call.body());
  }

  private static @Nullable Reply reply(Attempt attempt) {
    return attempt instanceof Attempt.Replied reply
        ? new Reply(reply.status(), masked(reply.headers()), reply.body())
        : null;
  }

  private static Map<String, String> masked(Map<String, String> headers) {
    Map<String, String> masked = new LinkedHashMap<>();
    headers.forEach(
        (name, value) ->
            masked.put(
                name, KEYS.contains(name.toLowerCase(Locale.ROOT)) ? SecretMask.MASK : value));
    return masked;
  }

  private static Map<String, Long> millis(Timing timing) {
    Map<String, Long> millis = new LinkedHashMap<>();
    put(millis, "token", timing.token());
    put(millis, "dns", timing.dns());
    put(millis, "connect", timing.connect());
    put(millis, "tls", timing.tls());
    put(millis, "waiting", timing.waiting());
    put(millis, "reading", timing.reading());
    return millis;
  }

  private static void put(Map<String, Long> millis, String name, @Nullable Duration part) {
    if (part != null) {
      millis.put(name, part.toMillis());
    }
  }
}
