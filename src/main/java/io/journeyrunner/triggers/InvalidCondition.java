// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;

/** A text that is no FEEL condition; nothing was changed. */
public final class InvalidCondition extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  InvalidCondition(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  @Override
  public String kind() {
    return "invalid-condition";
  }

  @Override
  public String title() {
    return "The condition can't work";
  }

  @Override
  public List<Finding> findings() {
    return List.of(finding);
  }
}
