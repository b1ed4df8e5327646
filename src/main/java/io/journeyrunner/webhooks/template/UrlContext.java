// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

/** Places in a URL (RFC 3986 §3). */
enum UrlContext implements Context {
  /** Nothing stands before. */
  START,
  /** In the scheme, before the two slashes. */
  SCHEME,
  /** After the first of the two slashes. */
  SLASH,
  /** In user info, host and port. */
  AUTHORITY,
  /** Behind a secret that may be a whole address. */
  AFTER_BASE,
  /** In path, query or fragment. */
  REST;

  @Override
  public Context afterText(String text) {
    UrlContext context = this;
    for (int index = 0; index < text.length(); index++) {
      context = context.after(text.charAt(index));
    }
    return context;
  }

  private UrlContext after(char c) {
    return switch (this) {
      case START, SCHEME -> c == '/' ? SLASH : SCHEME;
      case SLASH -> c == '/' ? AUTHORITY : REST;
      case AUTHORITY, AFTER_BASE -> c == '/' || c == '?' || c == '#' ? REST : AUTHORITY;
      case REST -> REST;
    };
  }

  @Override
  public Escape escape(String root) {
    if (this == REST) {
      return Escape.PERCENT;
    }
    if (root.equals("secrets")) {
      return Escape.NONE;
    }
    throw new Misplaced(
        0,
        "scheme, host and port of a URL must not come from data",
        "write them out, or use a secret such as {{secrets.partner_url}}");
  }

  @Override
  public Context afterOutput() {
    return this == START ? AFTER_BASE : this;
  }

  @Override
  public boolean agreesWith(Context other) {
    return (this == REST) == (other == REST);
  }
}
