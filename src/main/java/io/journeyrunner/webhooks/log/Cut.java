// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Cuts texts to what the log keeps of them. */
final class Cut {

  private static final int BODY = 16 * 1024;
  private static final int LINE = 2 * 1024;
  private static final int HEADERS = 16 * 1024;
  private static final String MARK = "… (cut)";

  private Cut() {}

  /** A body: at most 16 KiB as UTF-8. */
  static String body(String text) {
    return cut(text, BODY);
  }

  /** A URL, or the value of a header: at most 2 KiB as UTF-8. */
  static String line(String text) {
    return cut(text, LINE);
  }

  /** Headers, in their order: those that fit into about 16 KiB. */
  static Map<String, String> headers(Map<String, String> headers) {
    Map<String, String> kept = new LinkedHashMap<>();
    int length = 0;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      String value = line(header.getValue());
      length += header.getKey().length() + value.length();
      if (length > HEADERS) {
        kept.put("…", "(cut)");
        break;
      }
      kept.put(header.getKey(), value);
    }
    return Collections.unmodifiableMap(kept);
  }

  /** Without half a character at the end, and without what a database refuses. */
  private static String cut(String text, int longest) {
    String storable = text.replace('\0', '\uFFFD');
    // No character is shorter than a byte, so more of them need not be looked at.
    String first = storable.substring(0, Math.min(storable.length(), longest + 1));
    byte[] bytes = first.getBytes(UTF_8);
    if (bytes.length <= longest) {
      return storable;
    }
    int end = longest;
    while (isInsideOfCharacter(bytes[end])) {
      end--;
    }
    return new String(bytes, 0, end, UTF_8) + MARK;
  }

  /** RFC 3629 §3: the second and further bytes of a character begin with the bits 10. */
  private static boolean isInsideOfCharacter(byte b) {
    return (b & 0b1100_0000) == 0b1000_0000;
  }
}
