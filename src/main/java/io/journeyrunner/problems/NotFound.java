// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import java.util.List;
import org.springframework.http.HttpStatus;

/** What a caller asked for is not there. */
public final class NotFound extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  /**
   * Says what is missing.
   *
   * @param what such as {@code there is no rule x}
   * @param remedy what the caller can do about it
   */
  public NotFound(String what, String remedy) {
    super(what);
    this.finding = new Finding("", what, remedy);
  }

  @Override
  public String kind() {
    return "not-found";
  }

  @Override
  public String title() {
    return "Not found";
  }

  @Override
  public List<Finding> findings() {
    return List.of(finding);
  }

  @Override
  public HttpStatus status() {
    return HttpStatus.NOT_FOUND;
  }
}
