// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a WebHook: the one record for rules and journeys. Immutable.
 *
 * @param endpoint the id of the shared endpoint that is called; null for none
 * @param url template of the address: scheme, host and port are literal or a secret. With an
 *     endpoint, template of what follows its base URL: a path, a query, or nothing
 * @param method POST unless said otherwise
 * @param contentType of the body; {@code application/json} unless said otherwise
 * @param headers templates of further headers, in their order
 * @param body template of the body; null for none
 * @param timeout for one attempt from connecting to the last byte; 100 ms to 60 s, 10 s unless said
 *     otherwise
 * @param retries how long is waited between attempts; {@code standard} unless said otherwise
 * @param expiresAfter how long after it became due the call is still worth sending, 1 s to 365
 *     days; null for ever
 * @param onFailure what happens in the process when the call has failed for good
 * @param resultVariable the process variable that gets the reply; null for none
 * @param signWith the name of the secret that signs the call (Standard Webhooks); null for none
 * @throws IllegalArgumentException naming the first value out of range
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Webhook(
    @Nullable String endpoint,
    String url,
    Method method,
    String contentType,
    Map<String, String> headers,
    @Nullable String body,
    Duration timeout,
    RetrySchedule retries,
    @Nullable Duration expiresAfter,
    OnFailure onFailure,
    @Nullable String resultVariable,
    @Nullable String signWith) {

  /** The content type unless said otherwise. */
  static final String USUAL_TYPE = "application/json";

  /** The time-out unless said otherwise. */
  static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

  static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(60);

  private static final Duration LONGEST_WORTH = Duration.ofDays(365);
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);

  /** The HTTP methods that a call may have. */
  public enum Method {
    POST,
    GET,
    PUT,
    PATCH,
    DELETE
  }

  /** What happens in the process when a call has failed for good. */
  public enum OnFailure {
    /** The process stands still, and ops see an incident. */
    incident,
    /** The process goes on at the boundary event that catches the error {@code WEBHOOK_…}. */
    error,
    /** The process goes on as if nothing had happened; the result variable tells. */
    continue_;

    /** As rules spell it. */
    @JsonValue
    public String code() {
      return this == continue_ ? "continue" : name();
    }
  }

  /** Puts the defaults in place of what is missing, and checks the ranges. */
  public Webhook {
    url = url == null && endpoint != null ? "" : url;
    if (url == null || (url.isBlank() && endpoint == null)) {
      throw new IllegalArgumentException("url is missing; give an address such as https://…");
    }
    method = method == null ? Method.POST : method;
    contentType = contentType == null ? USUAL_TYPE : contentType;
    headers =
        headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    headers.forEach(Webhook::checkHeader);
    timeout = timeout == null ? USUAL_TIMEOUT : timeout;
    retries = retries == null ? RetrySchedule.STANDARD : retries;
    onFailure = onFailure == null ? OnFailure.incident : onFailure;
    if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException("timeout must be PT0.1S to PT60S, it is " + timeout);
    }
    if (expiresAfter != null
        && (expiresAfter.compareTo(Duration.ofSeconds(1)) < 0
            || expiresAfter.compareTo(LONGEST_WORTH) > 0)) {
      throw new IllegalArgumentException(
          "expiresAfter must be PT1S to P365D, it is " + expiresAfter);
    }
  }

  private static void checkHeader(String name, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "headers." + name + " has no value; give one, or leave the header out");
    }
  }
}
