// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.journeyrunner.intake.EntryOutcome;
import org.jspecify.annotations.Nullable;

/**
 * One user of a batch.
 *
 * @param reason why the user is not in; null if that is not so
 * @param detail the reason in words; null if there is none
 * @param instance the run; null if there is none, or it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchUser(
    String user_id,
    Outcome outcome,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable String instance) {

  private static final int LONGEST = 1_000;

  /** What became of a user. Spelled as the API has it. */
  enum Outcome {
    waiting,
    entered,
    skipped,
    failed,
    cancelled
  }

  static BatchUser waiting(String user) {
    return new BatchUser(user, Outcome.waiting, null, null, null);
  }

  /** A text that can't be a user's id. */
  static BatchUser invalid(String text, String detail) {
    return new BatchUser(text, Outcome.failed, "invalid", detail, null);
  }

  /** As a batch that is cancelled shows the user. */
  BatchUser inCancelled() {
    return outcome == Outcome.waiting
        ? new BatchUser(user_id, Outcome.cancelled, null, null, null)
        : this;
  }

  BatchUser after(EntryOutcome outcome) {
    return switch (outcome) {
      case EntryOutcome.Entered(String instance) ->
          new BatchUser(user_id, Outcome.entered, null, null, instance);
      case EntryOutcome.Skipped(String reason, String detail) ->
          new BatchUser(user_id, Outcome.skipped, reason, shortened(detail), null);
      case EntryOutcome.Failed(String reason, String detail) ->
          new BatchUser(user_id, Outcome.failed, reason, shortened(detail), null);
      case EntryOutcome.Later ignored -> this;
    };
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
