// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.journeyrunner.intake.StartOutcome.Failed;
import io.journeyrunner.intake.StartOutcome.Running;
import io.journeyrunner.intake.StartOutcome.Stayed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventResult(
    @Nullable String id,
    Status status,
    @Nullable String reason,
    @Nullable String detail,
    List<StartedProcess> started,
    @Nullable List<NotStarted> notStarted) {

  /** Whether an event was taken. Lower case, as the API spells it. */
  enum Status {
    accepted,
    duplicate,
    rejected
  }

  /**
   * A process that the event started.
   *
   * @param instance the engine's key of the process instance; null where the engine gives none
   */
  record StartedProcess(
      String process,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(example = "2251799813685249")
          @Nullable String instance) {}

  /** A process that listens to the event's type and that it did not start. */
  record NotStarted(
      String process,
      @Schema(example = "condition_false") String reason,
      @Schema(example = "state.core_sm_brand_id = 7 is false: it is 9") String detail) {}

  /** An event that was not taken. */
  static EventResult rejected(@Nullable String id, String reason, String detail) {
    return new EventResult(id, Status.rejected, reason, detail, List.of(), null);
  }

  /** What the sender reads when all triggers have had their say. */
  static EventResult of(String id, List<StartOutcome> outcomes, boolean explained) {
    List<Running> running = only(Running.class, outcomes);
    List<StartedProcess> started = running.stream().map(Running::process).toList();
    List<NotStarted> notStarted =
        explained ? only(Stayed.class, outcomes).stream().map(Stayed::process).toList() : null;
    return only(Failed.class, outcomes).stream()
        .findFirst()
        .map(
            failed ->
                new EventResult(
                    id, Status.rejected, failed.reason(), failed.detail(), started, notStarted))
        .orElseGet(() -> new EventResult(id, statusOf(running), null, null, started, notStarted));
  }

  private static Status statusOf(List<Running> running) {
    boolean allBefore = !running.isEmpty() && running.stream().noneMatch(Running::now);
    return allBefore ? Status.duplicate : Status.accepted;
  }

  private static <T extends StartOutcome> List<T> only(Class<T> kind, List<StartOutcome> outcomes) {
    return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** True if sending the same event again, unchanged, may work. */
  boolean canBeSentAgain() {
    return StartOutcome.ENGINE_UNAVAILABLE.equals(reason)
        || StartOutcome.IN_PROGRESS.equals(reason);
  }
}
