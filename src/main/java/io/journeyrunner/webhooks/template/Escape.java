// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** How a value is written, for each place where it can stand. */
enum Escape {
  /** Inside a JSON string. */
  JSON_STRING {
    @Override
    String write(@Nullable Object value) {
      return ValueJson.inString(ValueText.of(value));
    }
  },
  /** As a JSON value of its own: it keeps its type. */
  JSON_VALUE {
    @Override
    String write(@Nullable Object value) {
      return Mark.around(ValueJson.write(value));
    }
  },
  /** In a form body: percent-encoded (RFC 3986 §2.1). */
  PERCENT {
    @Override
    String write(@Nullable Object value) {
      return UriUtils.encode(ValueText.wellFormed(ValueText.of(value)), StandardCharsets.UTF_8);
    }
  },
  /** In the path, query or fragment of a URL: percent-encoded too. */
  URL_PART {
    @Override
    String write(@Nullable Object value) {
      return Mark.before(PERCENT.write(value));
    }
  },
  /** In the path, query or fragment of a URL, as it is. */
  URL_RAW {
    @Override
    String write(@Nullable Object value) {
      return Mark.before(NONE.write(value));
    }
  },
  /** In XML text. */
  XML_TEXT {
    @Override
    String write(@Nullable Object value) {
      return ValueXml.text(ValueText.of(value));
    }
  },
  /** In an XML attribute. */
  XML_ATTRIBUTE {
    @Override
    String write(@Nullable Object value) {
      return ValueXml.attribute(ValueText.of(value));
    }
  },
  /** In a header: control characters are refused, since a line break would begin another header. */
  HEADER {
    @Override
    String write(@Nullable Object value) {
      String text = ValueText.wellFormed(ValueText.of(value));
      if (text.chars().anyMatch(Character::isISOControl)) {
        throw new RenderFailure(
            "a value for a header holds a line break or another control character; remove it with a"
                + " filter such as strip_newlines");
      }
      return text;
    }
  },
  /** As it is: plain text, and whatever the author marked as raw. */
  NONE {
    @Override
    String write(@Nullable Object value) {
      return Mark.replaced(ValueText.of(value));
    }
  };

  /** What is left of this escape when the author says {@code raw}. */
  Escape raw() {
    return switch (this) {
      case HEADER -> HEADER; // a line break would begin another header, whoever wrote raw
      case URL_PART, URL_RAW -> URL_RAW;
      case JSON_STRING, JSON_VALUE, PERCENT, XML_TEXT, XML_ATTRIBUTE, NONE -> NONE;
    };
  }

  /** The value as it is written. */
  abstract String write(@Nullable Object value);

  /** The name of the filter that does it; authors can't use it. */
  String filter() {
    return "_as_" + name().toLowerCase(Locale.ROOT);
  }
}
