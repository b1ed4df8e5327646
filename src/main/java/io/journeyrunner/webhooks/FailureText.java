// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.engine.Failure;
import io.journeyrunner.engine.Job;

/** A failure as ops read it in Operate: what was called, what came back, how often, what to do. */
final class FailureText {

  private FailureText() {}

  /**
   * What was called and what came back. The address is the author's template: no data, no secret.
   */
  static Failure of(Job job, Delivery delivery, String what, String excerpt) {
    Webhook webhook = delivery.plan().configuration();
    String address = Excerpt.of(delivery.plan().address().split("\\?", 2)[0]);
    String times = job.attempt() == 1 ? "1 attempt" : job.attempt() + " attempts";
    String reply = excerpt.isEmpty() ? "" : " The reply began: " + excerpt;
    return new Failure(
        "%s %s: %s (%s since %s).%s"
            .formatted(webhook.method(), address, what, times, job.since(), reply),
        null);
  }

  /** With what to do about it. */
  static Failure withRemedy(Failure failure, Outcome.Ended ended, DeliveryId id) {
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
        failure.message() + " " + remedy + ": it is sent with the same webhook-id " + id + ".",
        failure.detail());
  }
}
