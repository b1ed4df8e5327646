// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;

/** A diagram that can't be a journey; nothing was deployed. */
final class InvalidJourney extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  InvalidJourney(String file, String what, String remedy) {
    super(file + " " + what);
    this.finding = new Finding(file, what, remedy);
  }

  @Override
  public String kind() {
    return "invalid-journey";
  }

  @Override
  public String title() {
    return "The diagram can't be a journey";
  }

  @Override
  public List<Finding> findings() {
    return List.of(finding);
  }
}
