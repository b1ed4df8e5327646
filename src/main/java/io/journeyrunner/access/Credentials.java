// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** The key that a request brings. */
final class Credentials {

  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  private Credentials() {}

  /**
   * The key: as a bearer token (RFC 6750), or as the password of Basic (RFC 7617), which is what a
   * browser can ask a person for. Empty if there is none; a text that is no key is given back, too.
   */
  static Optional<String> of(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return Optional.empty();
    }
    return Optional.of(
        startsWith(header, BASIC)
            ? password(header.substring(BASIC.length()).strip())
            : startsWith(header, BEARER) ? header.substring(BEARER.length()).strip() : header);
  }

  private static boolean startsWith(String header, String scheme) {
    return header.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  private static String password(String base64) {
    try {
      String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      return text.substring(text.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return ""; // no key is empty
    }
  }
}
