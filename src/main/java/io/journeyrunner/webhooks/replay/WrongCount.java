// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.replay;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;

/** A replay of nothing, or of more than one replay may have. */
final class WrongCount extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  private WrongCount(String what, String remedy) {
    super(what);
    this.finding = new Finding("search", what, remedy);
  }

  static WrongCount none() {
    return new WrongCount(
        "matches no delivery; a delivery counts by its last attempt",
        "look at GET /api/v1/deliveries with the same parameters");
  }

  static WrongCount tooMany(int most) {
    return new WrongCount(
        "matches more than " + most + " deliveries", "narrow it, such as by from and to");
  }

  @Override
  public String kind() {
    return "invalid-replay";
  }

  @Override
  public String title() {
    return "These deliveries can't be replayed";
  }

  @Override
  public List<Finding> findings() {
    return List.of(finding);
  }
}
