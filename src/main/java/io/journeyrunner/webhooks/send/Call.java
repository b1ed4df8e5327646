// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rendered call. Immutable; its text shows neither headers nor body.
 *
 * @param headers in their order
 * @param contentType of the body; null if there is none
 * @param body null for none
 * @param timeout from connecting to the last byte of the reply
 */
public record Call(
    String method,
    String url,
    Map<String, String> headers,
    @Nullable String contentType,
    @Nullable String body,
    Duration timeout) {

  /** Copies the headers, in their order. */
  public Call {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** The same call with more headers; of two with one name the new one counts. */
  public Call with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Call(method, url, all, contentType, body, timeout);
  }

  /** The same call to another address. */
  public Call to(String other) {
    return new Call(method, other, headers, contentType, body, timeout);
  }

  /** Whether its author set a header of this name, in whatever case. */
  boolean has(String header) {
    return headers.keySet().stream().anyMatch(header::equalsIgnoreCase);
  }

  /** The same call, in less time. */
  Call within(Duration left) {
    return new Call(method, url, headers, contentType, body, left);
  }

  @Override
  public String toString() {
    return "Call[" + method + "]";
  }
}
