// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.problems.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the shape of a configuration, apart from its templates and names. */
final class ShapeCheck {

  private static final int MOST_HEADERS = 64;
  private static final int LONGEST = 8_000;
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}";

  /** RFC 9110 §8.3.1. */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          "%1$s/%1$s(?:[ \t]{0,9};[ \t]{0,9}%1$s=(?:%1$s|\"[ !#-\\[\\]-~]{0,100}\")){0,9}"
              .formatted(TOKEN));

  private static final Pattern CHARSET =
      Pattern.compile(";[ \t]*charset=\"?([^\";]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern USER_INFO =
      Pattern.compile("[a-zA-Z]+://[^/?#]*@.*", Pattern.DOTALL);

  private static final Pattern DOTS =
      Pattern.compile("(?:^|[/\\\\])(?:\\.|%2e){1,2}(?:$|[/\\\\])", Pattern.CASE_INSENSITIVE);

  /** Other characters have no agreed meaning in a header (RFC 9110 §5.5). */
  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

  private ShapeCheck() {}

  static List<Finding> mistakes(Webhook webhook) {
    List<Finding> findings = new ArrayList<>();
    checkUrl(webhook.url(), findings);
    findings.addAll(ofHeaders(webhook.headers()));
    checkContentType(webhook.contentType(), findings);
    return findings;
  }

  private static void checkUrl(String url, List<Finding> findings) {
    if (url.length() > LONGEST) {
      findings.add(tooLong("url", url));
    }
    if (USER_INFO.matcher(url).matches()) {
      findings.add(
          new Finding(
              "url",
              "has a user or a password before its host, which would not be sent",
              "use the header Authorization, with a secret"));
    }
    String path = Braces.outline(url).replaceFirst("^[a-zA-Z]+://[^/?#]*", "").split("[?#]", 2)[0];
    if (DOTS.matcher(path).find()) {
      // RFC 3986 §5.2.4: it would remove the part before it.
      findings.add(
          new Finding(
              "url",
              "has a part . or .. in its path, which would lead to another path",
              "write the path that it means"));
    }
  }

  /** What is wrong with headers, apart from their names and templates. */
  static List<Finding> ofHeaders(Map<String, String> headers) {
    List<Finding> findings = new ArrayList<>();
    if (headers.size() > MOST_HEADERS) {
      findings.add(
          new Finding(
              "headers",
              "there are " + headers.size() + ", more than " + MOST_HEADERS,
              "leave some out"));
    }
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, value) -> {
          if (!seen.add(name)) {
            findings.add(
                new Finding(
                    "headers." + name, "is there twice, with other capitals", "keep one of them"));
          }
          if (value.length() > LONGEST) {
            findings.add(tooLong("headers." + name, value));
          }
          if (!ASCII.matcher(Braces.outline(value)).matches()) {
            findings.add(
                new Finding(
                    "headers." + name,
                    "has a character beyond ASCII, which receivers read in different ways",
                    "percent-encode it, or put it into the body"));
          }
        });
    return findings;
  }

  private static void checkContentType(String contentType, List<Finding> findings) {
    if (!MEDIA_TYPE.matcher(contentType).matches()) {
      findings.add(
          new Finding("contentType", "is no media type", "write it as in application/json"));
    }
    Matcher charset = CHARSET.matcher(contentType);
    if (charset.find() && !charset.group(1).strip().toLowerCase(Locale.ROOT).equals("utf-8")) {
      findings.add(
          new Finding("contentType", "its charset is not utf-8", "bodies are UTF-8: leave it out"));
    }
  }

  private static Finding tooLong(String where, String text) {
    return new Finding(
        where, "has " + text.length() + " characters, more than " + LONGEST, "make it shorter");
  }
}
