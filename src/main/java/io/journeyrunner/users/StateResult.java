// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import io.journeyrunner.problems.Finding;
import tools.jackson.databind.node.ObjectNode;

/** What became of one change among many. */
public sealed interface StateResult {

  /**
   * It was made.
   *
   * @param state the state after it; not to be changed by anyone who gets it
   */
  record Merged(ObjectNode state) implements StateResult {}

  /** It can't be made, such as one that makes the state too large; it changed nothing. */
  record Refused(Finding finding) implements StateResult {}
}
