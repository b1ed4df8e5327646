// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.places;

import io.journeyrunner.webhooks.template.values.Encoded;
import io.journeyrunner.webhooks.template.values.Encoded.Encoding;
import io.journeyrunner.webhooks.template.values.Mark;
import io.journeyrunner.webhooks.template.values.Unfit;
import io.journeyrunner.webhooks.template.values.ValueJson;
import io.journeyrunner.webhooks.template.values.ValueText;
import io.journeyrunner.webhooks.template.values.ValueWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** How a value is written, for each place where it can stand. */
public enum Escape implements ValueWriter {
  /** Inside a JSON string. */
  JSON_STRING {
    @Override
    public String write(@Nullable Object value) {
      return ValueJson.inString(ValueText.of(Encoded.plainFor(Encoding.JSON, value)));
    }
  },
  /** As a JSON value of its own: it keeps its type. */
  JSON_VALUE {
    @Override
    public String write(@Nullable Object value) {
      return Mark.around(ValueJson.write(Encoded.plainFor(Encoding.JSON, value)));
    }
  },
  /** In a form body: percent-encoded (RFC 3986 §2.1). */
  PERCENT {
    @Override
    public String write(@Nullable Object value) {
      return UriUtils.encode(
          ValueText.wellFormed(ValueText.of(Encoded.plainFor(Encoding.PERCENT, value))),
          StandardCharsets.UTF_8);
    }
  },
  /** In the path, query or fragment of a URL: percent-encoded too. */
  URL_PART {
    @Override
    public String write(@Nullable Object value) {
      return Mark.before(PERCENT.write(value));
    }
  },
  /** In the path, query or fragment of a URL, as it is. */
  URL_RAW {
    @Override
    public String write(@Nullable Object value) {
      return Mark.before(NONE.write(value));
    }
  },
  /** In XML text. */
  XML_TEXT {
    @Override
    public String write(@Nullable Object value) {
      return ValueXml.text(ValueText.of(Encoded.plainFor(Encoding.MARKUP, value)));
    }
  },
  /** In an XML attribute. */
  XML_ATTRIBUTE {
    @Override
    public String write(@Nullable Object value) {
      return ValueXml.attribute(ValueText.of(Encoded.plainFor(Encoding.MARKUP, value)));
    }
  },
  /** In a header: control characters are refused, since a line break would begin another header. */
  HEADER {
    @Override
    public String write(@Nullable Object value) {
      String text = ValueText.wellFormed(ValueText.of(value));
      if (text.chars().anyMatch(Character::isISOControl)) {
        throw new Unfit(
            "a value for a header holds a line break or another control character; remove it with a"
                + " filter such as strip_newlines");
      }
      return text;
    }
  },
  /** As it is: plain text, and whatever the author marked as raw. */
  NONE {
    @Override
    public String write(@Nullable Object value) {
      return Mark.replaced(ValueText.of(value));
    }
  };

  /** What is left of this escape when the author says {@code raw}. */
  public Escape raw() {
    return switch (this) {
      case HEADER -> HEADER; // a line break would begin another header, with raw too
      case URL_PART, URL_RAW -> URL_RAW;
      case JSON_STRING, JSON_VALUE, PERCENT, XML_TEXT, XML_ATTRIBUTE, NONE -> NONE;
    };
  }
}
