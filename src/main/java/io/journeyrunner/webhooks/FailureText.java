// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.engine.jobs.Failure;
import io.journeyrunner.engine.jobs.Job;

/**
 * A failure as ops read it in Operate: what was called, what came back, how often, what to do.
 *
 * <p>Operate's dashboard has one line for all incidents with the same text, so nothing is in it
 * that belongs to one call only: when it was due, and its {@code webhook-id}, which is a variable.
 */
final class FailureText {

  private FailureText() {}

  /**
   * What was called and what came back. The address is the author's template: no data, no secret.
   */
  static Failure of(Job job, Delivery delivery, String what, String excerpt) {
    Webhook webhook = delivery.plan().configuration();
    String address = Excerpt.of(delivery.plan().address().split("\\?", 2)[0]);
    String times = job.attempt() == 1 ? "1 attempt" : job.attempt() + " attempts";
    String message = "%s %s: %s, after %s.".formatted(webhook.method(), address, what, times);
    return new Failure(message + replied(excerpt), null);
  }

  private static String replied(String excerpt) {
    return excerpt.isEmpty() ? "" : " The reply began: " + excerpt;
  }

  /** With what to do about it; the reply comes last, since it may be long. */
  static Failure withRemedy(Job job, Delivery delivery, Outcome.Ended ended, String excerpt) {
    String remedy =
        switch (ended.kind()) {
          case failed -> "Mend the endpoint, then press Retry";
          case gone, rejected -> "Mend the call or the endpoint, then press Retry";
          case expired -> "If it is still worth sending, press Retry";
          case blocked -> "Allow the address or correct it, then press Retry";
          case invalid ->
              "Mend the template, the data, the endpoint or the secret, then press Retry";
        };
    return new Failure(
        of(job, delivery, ended.what(), "").message()
            + " "
            + remedy
            + ": it is sent again with the same webhook-id."
            + replied(excerpt),
        null);
  }
}
