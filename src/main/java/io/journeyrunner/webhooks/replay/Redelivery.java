// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.replay;

import io.journeyrunner.webhooks.log.LoggedAttempt;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the call of a logged attempt again. */
public interface Redelivery {

  /**
   * Makes one attempt, with the webhook-id of the delivery.
   *
   * @param logged the attempt to make again, with its inputs
   * @param run who makes it
   * @return what came of it; never fails
   */
  Step attempt(LoggedAttempt logged, Rendering rendering, Run run);

  /** The call as it would go out, for a reader: secrets are masked. Nothing is sent. */
  Preview preview(LoggedAttempt logged, Rendering rendering);

  /**
   * An attempt of a replay.
   *
   * @param instance the engine's key of the process instance that makes it
   * @param attempt 1 for the first
   */
  record Run(String replay, String instance, int attempt) {}

  /**
   * A call, or why it can't be made.
   *
   * @param request null if it can't be made
   * @param mistake null if it can be made
   */
  record Preview(LoggedAttempt.@Nullable Request request, @Nullable String mistake) {}

  /** What follows from an attempt. */
  sealed interface Step {

    /** There was none: the endpoint takes no call now. */
    record Parked(Duration after, String reason) implements Step {}

    /** It failed, and the schedule of the WebHook has another one. */
    record Again(Duration after, String what) implements Step {}

    /** It was the last one. */
    record Ended(String outcome, String what) implements Step {}
  }
}
