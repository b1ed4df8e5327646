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
