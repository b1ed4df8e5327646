// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;

/** Users can't enter like this; nobody did. */
final class InvalidBatch extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  InvalidBatch(String where, String what, String remedy) {
    this(new Finding(where, what, remedy));
  }

  InvalidBatch(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  @Override
  public String kind() {
    return "invalid-entry-batch";
  }

  @Override
  public String title() {
    return "Users can't enter like this";
  }

  @Override
  public List<Finding> findings() {
    return List.of(finding);
  }
}
