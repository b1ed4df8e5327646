// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.echo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that came in, as it is shown.
 *
 * @param path behind the bucket, as it was encoded
 * @param headers names in lower case
 * @param body as text; null if it is no text
 * @param bodyBase64 the body if it is no text; null otherwise
 * @param bodyBytes how long the body was
 * @param truncated true if only the begin of it is kept; null otherwise
 * @param signature {@code valid}, or why not; null if the bucket has no signing secret
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EchoedRequest(
    Instant time,
    String method,
    String path,
    String query,
    Map<String, String> headers,
    @Nullable String body,
    @Nullable String bodyBase64,
    long bodyBytes,
    @Nullable Boolean truncated,
    @Nullable String signature) {

  /** About how much memory it takes. */
  int weight() {
    int text = body == null ? 0 : body.length() * 2;
    int base64 = bodyBase64 == null ? 0 : bodyBase64.length();
    return 1_000 + headers.toString().length() * 2 + text + base64;
  }
}
