// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import io.journeyrunner.problems.Finding;

/** A template that can't work, found when it is compiled. */
public final class InvalidTemplate extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  InvalidTemplate(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  /** What is wrong, where (line and column), and how to mend it. */
  public Finding finding() {
    return finding;
  }
}
