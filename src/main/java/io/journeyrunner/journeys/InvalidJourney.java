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
  private final transient List<?> details;

  InvalidJourney(List<Finding> findings) {
    this(findings, findings);
  }

  private InvalidJourney(List<Finding> findings, List<?> details) {
    super(findings.toString());
    this.findings = List.copyOf(findings);
    this.details = List.copyOf(details);
  }

  /** Of a file; its findings have the same shape as where it was only checked. */
  static InvalidJourney of(List<Flaw> flaws) {
    return new InvalidJourney(
        flaws.stream().filter(Flaw::isError).map(Flaw::finding).toList(), flaws);
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

  @Override
  public List<?> details() {
    return details;
  }
}
