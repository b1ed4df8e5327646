// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.webhooks.gates.Admission;
import io.journeyrunner.webhooks.gates.Gates;
import io.journeyrunner.webhooks.gates.Origin;
import io.journeyrunner.webhooks.gates.Pass;
import io.journeyrunner.webhooks.gates.Verdict;
import io.journeyrunner.webhooks.send.Attempt;
import io.journeyrunner.webhooks.send.Call;
import io.journeyrunner.webhooks.send.Sender;
import io.journeyrunner.webhooks.template.RenderFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes one attempt of a delivery: renders, sends, and says what it means. Thread-safe. */
@Component
final class Deliverer {

  private static final int BROKEN = 500;

  private final Sender sender;
  private final Gates gates;
  private final Secrets secrets;
  private final Clock clock;

  Deliverer(Sender sender, Gates gates, Secrets secrets, Clock clock) {
    this.sender = sender;
    this.gates = gates;
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

  /**
   * Makes one attempt, if the endpoint takes a call now; never fails.
   *
   * @param process who calls: processes share an endpoint fairly
   */
  Result attempt(Delivery delivery, ProcessId process) {
    SecretMask mask = new SecretMask(secrets::find);
    Call call;
    try {
      call = delivery.renderSigned(clock.instant(), mask::find);
    } catch (RenderFailure | IllegalArgumentException e) {
      Outcome invalid = new Outcome.Ended(Outcome.Kind.invalid, String.valueOf(e.getMessage()));
      return new Result(invalid, Duration.ZERO, "");
    }
    Optional<Origin> origin = Origin.of(call.url());
    if (origin.isEmpty()) {
      return result(mask.over(sender.send(call))); // which says what is wrong with it
    }
    String shown = shown(origin.get(), delivery.webhook().configuration().url());
    return switch (gates.enter(origin.get(), shown, process.value())) {
      case Admission.Refused refused ->
          new Result(new Outcome.Parked(refused.reason(), refused.after()), Duration.ZERO, "");
      case Admission.Admitted admitted -> send(call, mask, admitted.pass());
    };
  }

  private Result send(Call call, SecretMask mask, Pass held) {
    try (Pass pass = held) {
      Attempt attempt = mask.over(sender.send(call));
      Result result = result(attempt);
      Optional<Duration> pause =
          result.outcome() instanceof Outcome.Retry retry ? retry.retryAfter() : Optional.empty();
      pass.end(verdict(attempt), attempt.duration(), pause);
      return result;
    }
  }

  private Result result(Attempt attempt) {
    return new Result(
        ReplyClass.of(attempt, clock.instant()), attempt.duration(), excerpt(attempt));
  }

  private static Verdict verdict(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Replied reply -> reply.status() < BROKEN ? Verdict.ANSWERED : Verdict.FAILED;
      case Attempt.Broken ignored -> Verdict.FAILED;
      case Attempt.Impossible ignored -> Verdict.NOT_SENT;
      case Attempt.Forbidden ignored -> Verdict.NOT_SENT;
    };
  }

  /** A host that a secret names is shown by the name of the secret. */
  private static String shown(Origin origin, String written) {
    boolean isLiteral = Origin.of(written).filter(origin::equals).isPresent();
    int end = written.indexOf("}}");
    return isLiteral || end < 0 ? origin.value() : written.substring(0, end + 2);
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
