// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.replay;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Map;

/**
 * Deliveries that are made again. Immutable.
 *
 * @param search which ones were asked for
 */
record Replay(
    String id,
    Instant created,
    Rendering rendering,
    Map<String, String> search,
    State state,
    @JsonUnwrapped Progress progress) {

  /** Whether there is more to come. Spelled as the API has it. */
  enum State {
    running,
    cancelled,
    finished
  }

  /**
   * How far it is.
   *
   * @param count how many deliveries it has
   * @param waiting how many are not begun
   * @param under_way how many are begun and have not ended
   * @param ended how many have ended, by outcome
   */
  record Progress(int count, int waiting, int under_way, Map<String, Integer> ended) {
    static final Progress NONE = new Progress(0, 0, 0, Map.of());
  }

  Replay with(Progress counted) {
    return new Replay(id, created, rendering, search, state, counted);
  }
}
