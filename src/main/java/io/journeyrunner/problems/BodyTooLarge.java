// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** The body of a request is larger than this API takes (RFC 9110 §15.5.14). */
final class BodyTooLarge extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final long allowed;

  BodyTooLarge(DataSize allowed) {
    super("body larger than " + allowed);
    this.allowed = allowed.toBytes();
  }

  @Override
  public String kind() {
    return "body-too-large";
  }

  @Override
  public String title() {
    return "The body is too large";
  }

  @Override
  public List<Finding> findings() {
    return List.of(
        new Finding(
            "body",
            "is larger than " + allowed + " bytes",
            "send it in parts, or raise journeyrunner.http.max-body"));
  }

  @Override
  public HttpStatus status() {
    return HttpStatus.CONTENT_TOO_LARGE;
  }
}
