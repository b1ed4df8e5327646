// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;

/** The body of a request does not come in (RFC 9110 §15.5.9). */
final class BodyTooSlow extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final Duration allowed;

  BodyTooSlow(Duration allowed) {
    super("body slower than " + allowed);
    this.allowed = allowed;
  }

  @Override
  public String kind() {
    return "body-too-slow";
  }

  @Override
  public String title() {
    return "The body comes too slowly";
  }

  @Override
  public List<Finding> findings() {
    return List.of(
        new Finding(
            "body",
            "did not come within " + allowed.toSeconds() + " seconds",
            "send it in parts, or raise journeyrunner.http.max-body-time"));
  }

  @Override
  public HttpStatus status() {
    return HttpStatus.REQUEST_TIMEOUT;
  }
}
