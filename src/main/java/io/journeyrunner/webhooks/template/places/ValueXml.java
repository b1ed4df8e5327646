// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.places;

/** Text as it stands in XML 1.0. */
final class ValueXml {

  private ValueXml() {}

  /** Between tags. A bare CR would be read as LF (XML 1.0 §2.11), so it becomes a reference. */
  static String text(String value) {
    return escaped(value, false);
  }

  /** Between the quotes of an attribute, where line ends and tabs become spaces too (§3.3.3). */
  static String attribute(String value) {
    return escaped(value, true);
  }

  private static String escaped(String value, boolean isAttribute) {
    StringBuilder xml = new StringBuilder(value.length() + 16);
    value
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\'' -> xml.append("&#39;");
                case '\r' -> xml.append("&#13;");
                case '\n' -> xml.append(isAttribute ? "&#10;" : "\n");
                case '\t' -> xml.append(isAttribute ? "&#9;" : "\t");
                default -> xml.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
              }
            });
    return xml.toString();
  }

  /** XML 1.0 §2.2. */
  private static boolean isAllowed(int point) {
    return (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
