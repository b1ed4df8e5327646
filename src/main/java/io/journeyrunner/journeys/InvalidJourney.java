// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;

/** A file that can't be deployed, or a change that a journey can't take; nothing was changed. */
final class InvalidJourney extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  InvalidJourney(List<Finding> findings) {
    super(findings.toString());
    this.findings = List.copyOf(findings);
  }

  static InvalidJourney of(List<Flaw> flaws) {
    return new InvalidJourney(flaws.stream().map(Flaw::finding).toList());
  }

  static InvalidJourney of(String where, String what, String remedy) {
    return new InvalidJourney(List.of(new Finding(where, what, remedy)));
  }

  @Override
  public String kind() {
    return "invalid-journey";
  }

  @Override
  public String title() {
    return "The journey can't work";
  }

  @Override
  public List<Finding> findings() {
    return findings;
  }
}
