// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Users who enter a journey together. Immutable.
 *
 * @param note what keeps it from going on, or did the last time; null if nothing does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Batch(
    String id,
    String journey,
    Instant created,
    Instant begins,
    State state,
    BatchPlan plan,
    @Nullable String note,
    @JsonUnwrapped Progress progress) {

  /** Whether there is more to come. Spelled as the API has it. */
  enum State {
    /** Its users are being read. */
    loading,
    /** Users enter, or will when it begins. */
    running,
    /** Nobody enters until it is resumed. */
    paused,
    /** Somebody ended it; who was in stays in. */
    cancelled,
    /** Everybody has had a turn. */
    finished
  }

  /**
   * How far it is.
   *
   * @param complete false while a segment is still being looked for in the states
   * @param count how many users it has, as far as they are known
   * @param waiting how many have not had their turn
   * @param entered how many are or were in the journey by it
   * @param skipped how many the entry did not let in, by reason
   * @param failed how many could not be let in, and never can
   */
  record Progress(
      boolean complete,
      long count,
      long waiting,
      long entered,
      Map<String, Long> skipped,
      long failed) {

    /** Who waits in a batch that is cancelled has no turn to come. */
    Progress withNobodyWaiting() {
      return new Progress(complete, count, 0, entered, skipped, failed);
    }

    static final Progress NONE = new Progress(false, 0, 0, 0, Map.of(), 0);
  }

  Batch with(Progress counted) {
    return new Batch(id, journey, created, begins, state, plan, note, counted);
  }
}
