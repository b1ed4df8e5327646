// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.values;

import org.jspecify.annotations.Nullable;

/**
 * A text that a filter has encoded, together with what it was made of: a place that encodes in the
 * same way writes that, so nothing is ever encoded twice. For everybody else it is its text.
 *
 * @param text the encoded text
 * @param plain what was encoded
 */
public record Encoded(Encoding encoding, String text, @Nullable Object plain) {

  /** A way to encode that both filters and places know. */
  public enum Encoding {
    /** JSON (RFC 8259). */
    JSON,
    /** Percent-encoding (RFC 3986 §2.1), as forms and URLs have it. */
    PERCENT,
    /** The entities of XML and HTML. */
    MARKUP
  }

  /** A value as filters and comparisons read it. */
  public static @Nullable Object textOf(@Nullable Object value) {
    return value instanceof Encoded encoded ? encoded.text : value;
  }

  /** A value as a place that encodes in this way has to read it. */
  public static @Nullable Object plainFor(Encoding encoding, @Nullable Object value) {
    return value instanceof Encoded encoded && encoded.encoding == encoding
        ? encoded.plain
        : textOf(value);
  }
}
