// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A journey can't be deleted while somebody or something needs it; nothing was changed. */
final class JourneyInUse extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  JourneyInUse(String what, String remedy) {
    this(new Finding("", what, remedy));
  }

  private JourneyInUse(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  @Override
  public String kind() {
    return "journey-in-use";
  }

  @Override
  public String title() {
    return "The journey is in use";
  }

  @Override
  public List<Finding> findings() {
    return List.of(finding);
  }

  @Override
  public HttpStatus status() {
    return HttpStatus.CONFLICT;
  }
}
