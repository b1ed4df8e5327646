// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request that does not show the key it brought. */
final class WithoutKey extends HttpServletRequestWrapper {

  private static final String MASK = "***";

  WithoutKey(HttpServletRequest request) {
    super(request);
  }

  @Override
  public @Nullable String getHeader(String name) {
    return isKey(name) ? MASK : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return isKey(name) ? Collections.enumeration(List.of(MASK)) : super.getHeaders(name);
  }

  private static boolean isKey(String name) {
    return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name);
  }
}
