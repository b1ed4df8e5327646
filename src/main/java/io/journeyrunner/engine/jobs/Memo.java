// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the engine keeps of a job at its block until the next run.
 *
 * @param attempts the attempts before this run
 * @param marks what ops find it by
 */
record Memo(Attempts attempts, Map<String, String> marks) {

  /** For a job of which nothing could be read. */
  static final Memo NONE = new Memo(Attempts.NONE, Map.of());

  Memo marked(Map<String, String> found) {
    return new Memo(attempts, found);
  }

  /** The variables to keep, when these are the attempts after the run. */
  ObjectNode with(Attempts now) {
    ObjectNode variables = now.asVariables();
    marks.forEach(variables::put);
    return variables;
  }
}
