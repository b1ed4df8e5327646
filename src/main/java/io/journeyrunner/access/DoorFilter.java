// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells Spring Security who makes a request, and turns away what is not let in at all. */
final class DoorFilter extends OncePerRequestFilter {

  private final Door door;
  private final Refusals refusals;

  DoorFilter(Door door, Refusals refusals) {
    this.door = door;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Caller> caller;
    try {
      caller = door.admit(request);
    } catch (Refusal refusal) {
      refusals.answer(request, response, refusal);
      return;
    }
    caller.map(DoorFilter::authentication).ifPresent(DoorFilter::remember);
    chain.doFilter(door.isForOthers(request) ? new WithoutKey(request) : request, response);
  }

  /** Spring Security forgets it when the request has ended. */
  private static void remember(Authentication authentication) {
    SecurityContextHolder.getContext().setAuthentication(authentication);
  }

  private static Authentication authentication(Caller caller) {
    return UsernamePasswordAuthenticationToken.authenticated(
        caller, null, List.of(new SimpleGrantedAuthority("ROLE_" + caller.role())));
  }
}
