// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Asks the table of routes. */
final class RouteAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
    Optional<Route> route = RouteTable.find(context.getRequest());
    return new AuthorizationDecision(
        route.isPresent() && isAllowed(route.get(), authentication.get()));
  }

  private static boolean isAllowed(Route route, Authentication authentication) {
    return route.isOpen()
        || (authentication.getPrincipal() instanceof Caller caller && route.isFor(caller.role()));
  }
}
