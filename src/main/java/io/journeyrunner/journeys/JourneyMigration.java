// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.journeyrunner.engine.ProcessId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A move of all who are on one version of a journey to another one. Immutable.
 *
 * @param id made here
 * @param route from where to where
 * @param elements by the id in the old version
 * @param state how far it is
 * @param progress what was done
 */
record JourneyMigration(
    String id,
    @JsonUnwrapped Route route,
    Map<String, String> elements,
    State state,
    @JsonUnwrapped Progress progress,
    Instant createdAt) {

  JourneyMigration {
    elements = Map.copyOf(elements);
  }

  /** How far it is. As the API spells it. */
  enum State {
    running,
    done,
    cancelled
  }

  /** From which version to which. */
  record Route(
      @JsonIgnore ProcessId process,
      int from,
      int to,
      @JsonIgnore long fromKey,
      @JsonIgnore long toKey) {}

  /**
   * What was done.
   *
   * @param after the instance that was looked at last
   * @param moved how many are on the new version
   * @param failed how many could not move
   * @param failures why, of the first of them
   */
  record Progress(@JsonIgnore long after, int moved, int failed, List<String> failures) {

    static final Progress NONE = new Progress(0, 0, 0, List.of());

    Progress {
      failures = List.copyOf(failures);
    }
  }
}
