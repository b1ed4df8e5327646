// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.webhooks.send.Attempt;
import io.journeyrunner.webhooks.send.Call;
import io.journeyrunner.webhooks.send.Sender;
import io.journeyrunner.webhooks.template.RenderFailure;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Makes one attempt of a delivery: renders, sends, and says what it means. Thread-safe. */
@Component
final class Deliverer {

  private final Sender sender;
  private final Secrets secrets;
  private final Clock clock;

  Deliverer(Sender sender, Secrets secrets, Clock clock) {
    this.sender = sender;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * What came of an attempt.
   *
   * @param excerpt the begin of the reply, without the secrets that the call was made with; empty
   *     if there is none
   */
  record Result(Outcome outcome, Duration duration, String excerpt) {}

  /** Makes one attempt; never fails. */
  Result attempt(Delivery delivery) {
    SecretMask mask = new SecretMask(secrets::find);
    Call call;
    try {
      call = delivery.renderSigned(clock.instant(), mask::find);
    } catch (RenderFailure | IllegalArgumentException e) {
      Outcome invalid = new Outcome.Ended(Outcome.Kind.invalid, String.valueOf(e.getMessage()));
      return new Result(invalid, Duration.ZERO, "");
    }
    Attempt attempt = mask.over(sender.send(call));
    Outcome outcome = ReplyClass.of(attempt, clock.instant());
    return new Result(outcome, attempt.duration(), excerpt(attempt));
  }

  private static String excerpt(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Replied reply -> Excerpt.of(reply.body());
      case Attempt.Broken ignored -> "";
      case Attempt.Impossible ignored -> "";
      case Attempt.Forbidden ignored -> "";
    };
  }
}
