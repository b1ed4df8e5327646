// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers what the door does not let in, as every mistake is answered (RFC 9457). Thread-safe. */
@Component
final class Refusals {

  private static final String WHO = "Bearer realm=\"journey-runner\"";

  /** A browser asks for it in a window of its own; the key goes into the field for the password. */
  private static final String WHO_IN_A_BROWSER =
      "Basic realm=\"journey-runner\", charset=\"UTF-8\"";

  private final HandlerExceptionResolver problems;

  Refusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    this.problems = problems;
  }

  void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
    switch (refusal.status()) {
      case UNAUTHORIZED -> response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(request));
      case TOO_MANY_REQUESTS ->
          response.setHeader(
              HttpHeaders.RETRY_AFTER,
              refusal.kind().equals(Refusal.TOO_MANY_FAILURES) ? "60" : "1");
      default -> {}
    }
    problems.resolveException(request, response, null, refusal);
  }

  /** Nobody is known who makes the request, and the route is not for everybody. */
  void askForKey(HttpServletRequest request, HttpServletResponse response) {
    answer(request, response, Refusal.withoutKey());
  }

  /** Somebody is known, and the route is not for them; or there is none. */
  void deny(HttpServletRequest request, HttpServletResponse response) {
    answer(
        request,
        response,
        RouteTable.find(request)
            .flatMap(route -> caller().map(caller -> Refusal.wrongRole(caller, route)))
            .orElseGet(() -> Refusal.unknownRoute(request.getMethod(), request.getRequestURI())));
  }

  private static Optional<Caller> caller() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .map(Authentication::getPrincipal)
        .filter(Caller.class::isInstance)
        .map(Caller.class::cast);
  }

  private static String challenge(HttpServletRequest request) {
    String accept = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
    return accept.contains("text/html") ? WHO_IN_A_BROWSER : WHO;
  }
}
