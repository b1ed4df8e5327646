// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Keeps out what a page from elsewhere makes a browser send (cross-site request forgery, DNS
 * rebinding). Browsers say themselves where a request comes from (Fetch Metadata, and the header
 * {@code Origin} of RFC 6454), and no page can make them lie; programs such as curl say nothing and
 * are let through. So no token is needed, and there is no session one could ride on. Thread-safe.
 */
@Component
final class OriginGuard {

  private static final Set<String> OURS = Set.of("same-origin", "none");
  private static final List<String> OF_PROXIES =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  /** Names that always mean this machine (RFC 6761 §6.3), so no rebinding comes by them. */
  private static final Pattern THIS_MACHINE =
      Pattern.compile(
          "(?:localhost|[a-z0-9-]+\\.localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1])"
              + "\\.?(?::[0-9]{1,5})?");

  private final AccessSettings settings;

  OriginGuard(AccessSettings settings) {
    this.settings = settings;
  }

  /** Why a request is not let in, whatever key it brings; empty if it is. */
  Optional<Refusal> check(HttpServletRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin != null && settings.allowedOrigins().contains(origin)) {
      return Optional.empty();
    }
    String site = request.getHeader("Sec-Fetch-Site");
    boolean isOurs = site == null ? origin == null || isSame(origin, request) : OURS.contains(site);
    return isOurs || isLink(request)
        ? Optional.empty()
        : Optional.of(
            Refusal.elsewhere(
                site == null ? "Origin" : "Sec-Fetch-Site",
                "a page of another site made the browser send it",
                "add the page's origin to journeyrunner.access.allowed-origins if you trust it"));
  }

  /** Why a request without a key is not let in while there are no keys; empty if it is. */
  Optional<Refusal> checkOnThisMachine(HttpServletRequest request) {
    String host = String.valueOf(request.getHeader(HttpHeaders.HOST)).toLowerCase(Locale.ROOT);
    if (!THIS_MACHINE.matcher(host).matches()) {
      return Optional.of(
          Refusal.elsewhere(
              "Host",
              "there are no keys yet, and " + shortened(host) + " may be another machine's name",
              "use 127.0.0.1 or localhost, or make a key first: POST /api/v1/keys"));
    }
    return OF_PROXIES.stream()
        .filter(name -> request.getHeader(name) != null)
        .findFirst()
        .map(
            name ->
                Refusal.elsewhere(
                    name,
                    "there are no keys yet, and a proxy may bring it from another machine",
                    "make a key first: POST /api/v1/keys"));
  }

  /**
   * Somebody follows a link to us: it changes nothing, and the other page can't read what comes.
   */
  private static boolean isLink(HttpServletRequest request) {
    return "GET".equals(request.getMethod())
        && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
        && "document".equals(request.getHeader("Sec-Fetch-Dest"));
  }

  private static boolean isSame(String origin, HttpServletRequest request) {
    String host = request.getHeader(HttpHeaders.HOST);
    return host != null && host.equalsIgnoreCase(authority(origin));
  }

  private static @Nullable String authority(String origin) {
    try {
      return URI.create(origin).getRawAuthority();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }
}
