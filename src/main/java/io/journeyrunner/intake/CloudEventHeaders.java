// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;

/** The attributes of a CloudEvent in binary mode (HTTP protocol binding 1.0, section 3.1). */
final class CloudEventHeaders {

  private static final String PREFIX = "ce-";

  private CloudEventHeaders() {}

  /** The attributes by their names; empty if the headers have none. */
  static Map<String, String> read(HttpHeaders headers) {
    Map<String, String> attributes = new LinkedHashMap<>();
    headers.forEach(
        (name, values) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (lower.startsWith(PREFIX)) {
            attributes.put(lower.substring(PREFIX.length()), decoded(values.getFirst()));
          }
        });
    return attributes;
  }

  /** What is no escape is left as it came: the specification lets senders be lenient. */
  private static String decoded(String value) {
    try {
      return UriUtils.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
