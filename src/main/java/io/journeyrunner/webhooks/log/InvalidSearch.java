// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;

/** A search that can't be done. */
final class InvalidSearch extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  InvalidSearch(String where, String what, String remedy) {
    super(where + " " + what);
    this.finding = new Finding(where, what, remedy);
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
