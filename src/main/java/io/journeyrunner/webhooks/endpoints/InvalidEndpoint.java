// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;

/** An endpoint that can't work; nothing was changed. */
final class InvalidEndpoint extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  InvalidEndpoint(List<Finding> findings) {
    super(findings.toString());
    this.findings = List.copyOf(findings);
  }

  @Override
  public String kind() {
    return "invalid-endpoint";
  }

  @Override
  public String title() {
    return "The endpoint can't work";
  }

  @Override
  public List<Finding> findings() {
    return findings;
  }
}
