// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;

/** What was posted can't be read as events at all; nothing was taken. */
public final class UnreadableEvents extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  UnreadableEvents(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  @Override
  public String kind() {
    return "unreadable-events";
  }

  @Override
  public String title() {
    return "The events can't be read";
  }

  @Override
  public List<Finding> findings() {
    return List.of(finding);
  }
}
