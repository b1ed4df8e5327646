// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;

/** A user id or a user state that can't be kept; nothing was changed. */
public final class InvalidUserState extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  InvalidUserState(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  @Override
  public String kind() {
    return "invalid-user-state";
  }

  @Override
  public String title() {
    return "The user state can't be kept";
  }

  @Override
  public List<Finding> findings() {
    return List.of(finding);
  }
}
