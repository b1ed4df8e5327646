// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * A group of addresses, and who may use them. Immutable.
 *
 * @param pattern as controllers have it; matched by the same code, so that both agree
 * @param roles that may use it besides {@code ops}, which may use all
 * @param isOpen true if it is for everybody
 */
record Route(String pattern, PathPatternRequestMatcher matcher, Set<Role> roles, boolean isOpen) {

  /** For everybody, also without a key. */
  static Route open(String pattern) {
    return new Route(pattern, PathPatternRequestMatcher.pathPattern(pattern), Set.of(), true);
  }

  /** For those with one of these roles, and for ops. */
  static Route only(String pattern, Role... roles) {
    return new Route(pattern, PathPatternRequestMatcher.pathPattern(pattern), Set.of(roles), false);
  }

  boolean matches(HttpServletRequest request) {
    return matcher.matches(request);
  }

  boolean isFor(Role role) {
    return isOpen || role == Role.ops || roles.contains(role);
  }

  /** Such as {@code design or ops}. */
  String rolesInWords() {
    return List.of(Role.values()).stream()
        .filter(this::isFor)
        .map(Role::name)
        .collect(Collectors.joining(" or "));
  }
}
