// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.places;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places in a URL (RFC 3986 §3). */
public enum UrlContext implements Context {
  /** Nothing stands before. */
  START,
  /** After the two slashes, where the host has to begin. */
  HOST_BEGIN,
  /** In user info, host and port. */
  HOST,
  /** Behind a secret that may be a whole address. */
  AFTER_BASE,
  /** Behind a base URL that stands elsewhere. */
  BEHIND_BASE,
  /** In path, query or fragment. */
  REST;

  private static final Pattern SCHEME = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);

  @Override
  public Context afterText(String text) {
    UrlContext context = this == BEHIND_BASE ? behindBase(text) : this;
    int begin = 0;
    if (this == START && !text.isEmpty()) {
      Matcher scheme = SCHEME.matcher(text);
      if (!scheme.lookingAt()) {
        throw new Misplaced(0, "a URL begins with http:// or https://", "write it in one piece");
      }
      context = HOST_BEGIN;
      begin = scheme.end();
    }
    for (int index = begin; index < text.length(); index++) {
      context = context.after(text.charAt(index), index);
    }
    return context;
  }

  /** What begins with neither could make another host of the base's. */
  private static UrlContext behindBase(String text) {
    if (text.isEmpty()) {
      return BEHIND_BASE;
    }
    if (SCHEME.matcher(text).lookingAt()) {
      throw new Misplaced(
          0, "scheme and host come from the endpoint", "leave them out, as in /spins?brand=7");
    }
    if (text.charAt(0) != '/' && text.charAt(0) != '?') {
      throw new Misplaced(
          0, "what follows the endpoint's base URL begins with / or ?", "write it as in /spins");
    }
    return REST;
  }

  private UrlContext after(char c, int index) {
    boolean isEnd = c == '/' || c == '?' || c == '#';
    if (c == '\\' || (this == HOST_BEGIN && isEnd)) {
      // OkHttp, like browsers, would take either for the slash before a host.
      throw new Misplaced(index, c + " can't stand here", "write the URL as in https://host/path");
    }
    return switch (this) {
      case START, HOST_BEGIN, HOST, AFTER_BASE -> isEnd ? REST : HOST;
      case BEHIND_BASE, REST -> REST;
    };
  }

  @Override
  public Escape escape(boolean isSecret) {
    if (this == REST) {
      return Escape.URL_PART;
    }
    if (this == BEHIND_BASE) {
      throw new Misplaced(
          0, "what follows the endpoint's base URL begins with / or ?", "write / before it");
    }
    if (isSecret) {
      return Escape.NONE;
    }
    throw new Misplaced(
        0,
        "scheme, host and port of a URL must not come from data",
        "write them out, or use a secret such as {{secrets.partner_url}}");
  }

  @Override
  public boolean takesOnlySecrets() {
    return this != REST;
  }

  @Override
  public Context afterOutput() {
    return switch (this) {
      case START, AFTER_BASE -> AFTER_BASE;
      case HOST_BEGIN, HOST -> HOST;
      case BEHIND_BASE, REST -> REST;
    };
  }
}
