// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import java.util.List;

/** A search that can't be done. */
public final class InvalidSearch extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  /** Says which parameter is wrong, and what to do. */
  public InvalidSearch(String where, String what, String remedy) {
    this(new Finding(where, what, remedy));
  }

  private InvalidSearch(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  @Override
  public String kind() {
    return "invalid-search";
  }

  @Override
  public String title() {
    return "The search can't be done";
  }

  @Override
  public List<Finding> findings() {
    return List.of(finding);
  }
}
