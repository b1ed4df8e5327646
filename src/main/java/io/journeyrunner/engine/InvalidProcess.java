// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;

/** The engine refused a diagram; nothing was deployed. */
public final class InvalidProcess extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  /**
   * Carries the engine's own words.
   *
   * @param message which element, and what about it, as the engine says it
   */
  public InvalidProcess(String message) {
    super(message);
  }

  @Override
  public String kind() {
    return "invalid-process";
  }

  @Override
  public String title() {
    return "The engine refused the process";
  }

  @Override
  public List<Finding> findings() {
    return List.of(
        new Finding("", String.valueOf(getMessage()), "mend the diagram and deploy it again"));
  }
}
