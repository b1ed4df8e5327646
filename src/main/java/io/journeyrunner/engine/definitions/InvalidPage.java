// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;

/** A page that no answer named. */
final class InvalidPage extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  InvalidPage() {
    super("after is no page of the incidents");
  }

  @Override
  public String kind() {
    return "invalid-page";
  }

  @Override
  public String title() {
    return "There is no such page";
  }

  @Override
  public List<Finding> findings() {
    return List.of(
        new Finding(
            "after",
            "is no page of the incidents",
            "take it from next of the page before, or leave it out"));
  }
}
