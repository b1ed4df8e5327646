// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;

/** A rule that can't work; nothing was changed. */
final class InvalidRule extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  InvalidRule(List<Finding> findings) {
    super(findings.toString());
    this.findings = List.copyOf(findings);
  }

  @Override
  public String kind() {
    return "invalid-rule";
  }

  @Override
  public String title() {
    return "The rule can't work";
  }

  @Override
  public List<Finding> findings() {
    return findings;
  }
}
