// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.journeyrunner.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event, as the sender reads it.
 *
 * @param id the event's id; null if it had none
 * @param status whether it was taken
 * @param reason why it was rejected; null if it was not
 * @param detail the reason in words, with what to do; null if it was not rejected
 * @param started what it started, now or when it was sent before
 * @param notStarted what listens to its type and did not start, with the reason; null unless asked
 *     for
 * @param waits the runs of the user that may wait for its type, and whether it moved them; null
 *     unless asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventResult(
    @Nullable String id,
    Status status,
    @Nullable String reason,
    @Nullable String detail,
    List<StartedProcess> started,
    @Nullable List<NotStarted> notStarted,
    @Nullable List<WaitAnswer> waits) {

  /** Whether an event was taken. Lower case, as the API spells it. */
  enum Status {
    accepted,
    duplicate,
    rejected
  }

  /**
   * A process that the event started.
   *
   * @param instance the engine's key of the process instance; null if it was started by a version
   *     of this application that did not learn it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record StartedProcess(
      String process, @Schema(example = "2251799813685249") @Nullable String instance) {}

  /**
   * A process that listens to the event's type and that it did not start.
   *
   * @param process null if nothing listens to the type
   * @param instance the run that keeps the user from entering; null if it is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NotStarted(
      @Nullable String process,
      @Schema(example = "condition_false") String reason,
      @Schema(example = "state.core_sm_brand_id = 7 is false: it is 9") String detail,
      @Nullable String instance) {}

  /**
   * A run of the user that may wait for the event's type.
   *
   * @param process the process that the wait is drawn in
   * @param element the wait; null if the run has none open for the event now
   * @param instance the run; null if the engine's key is not known yet
   * @param moved whether the event moved the run there
   * @param detail why not; null if it did
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record WaitAnswer(
      String process,
      @Nullable String element,
      @Nullable String instance,
      boolean moved,
      @Nullable String detail) {}

  /** An event that was not taken. */
  static EventResult rejected(@Nullable String id, String reason, String detail) {
    return new EventResult(id, Status.rejected, reason, detail, List.of(), null, null);
  }

  /** What the sender reads when all triggers and waits have had their say. */
  static EventResult of(Event event, EventOutcome outcome, boolean explained) {
    Optional<EventOutcome.Failure> failure = outcome.failure();
    return new EventResult(
        event.id().value(),
        failure.isPresent()
            ? Status.rejected
            : outcome.isRepeated() ? Status.duplicate : Status.accepted,
        failure.map(EventOutcome.Failure::reason).orElse(null),
        failure.map(EventOutcome.Failure::detail).orElse(null),
        Explanation.started(outcome),
        explained ? Explanation.notStarted(event, outcome) : null,
        explained ? Explanation.waits(outcome) : null);
  }

  /** True if sending the same event again, unchanged, may work. */
  boolean canBeSentAgain() {
    return StartOutcome.ENGINE_UNAVAILABLE.equals(reason)
        || StartOutcome.IN_PROGRESS.equals(reason);
  }
}
