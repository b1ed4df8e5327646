// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.webhooks.gates.Admission;
import io.journeyrunner.webhooks.gates.Gates;
import io.journeyrunner.webhooks.gates.Origin;
import io.journeyrunner.webhooks.gates.Pass;
import io.journeyrunner.webhooks.gates.Verdict;
import io.journeyrunner.webhooks.secrets.Secrets;
import io.journeyrunner.webhooks.send.Attempt;
import io.journeyrunner.webhooks.send.Call;
import io.journeyrunner.webhooks.send.EndpointSender;
import io.journeyrunner.webhooks.send.Sender;
import io.journeyrunner.webhooks.template.RenderFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes one attempt of a delivery: renders, sends, and says what it means. Thread-safe. */
@Component
final class Deliverer {

  private static final int BROKEN = 500;
  private static final String NO_ORIGIN =
      "url: its host and port can't be read; write it as https://host:port/path";

  private final EndpointSender sender;
  private final Gates gates;
  private final Secrets secrets;
  private final DeliveryMetrics metrics;
  private final Clock clock;

  Deliverer(
      EndpointSender sender, Gates gates, Secrets secrets, DeliveryMetrics metrics, Clock clock) {
    this.sender = sender;
    this.gates = gates;
    this.secrets = secrets;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * What came of an attempt.
   *
   * @param excerpt the begin of the reply, without the secrets that the call was made with; empty
   *     if there is none
   */
  record Result(Outcome outcome, Duration duration, String excerpt, Trace trace) {

    /** Of an outcome without a call. */
    static Result without(Outcome outcome) {
      return new Result(outcome, Duration.ZERO, "", Trace.NONE);
    }
  }

  /**
   * Makes one attempt, if the endpoint takes a call now; never fails.
   *
   * @param process who calls: processes share an endpoint fairly
   */
  Result attempt(Delivery delivery, ProcessId process) {
    SecretMask mask = new SecretMask(secrets::find);
    Instant now = clock.instant();
    Call call;
    try {
      call = delivery.renderSigned(now, mask::find);
    } catch (RenderFailure | IllegalArgumentException e) {
      Outcome invalid = new Outcome.Ended(Outcome.Kind.invalid, String.valueOf(e.getMessage()));
      return Result.without(invalid);
    }
    Optional<Origin> origin = Origin.of(call.url());
    if (origin.isEmpty()) {
      // Without one there is no gate to pass, so it is not sent, even if it could be.
      String what = Sender.mistake(call).orElse(NO_ORIGIN);
      return Result.without(new Outcome.Ended(Outcome.Kind.invalid, what));
    }
    String shown = shown(origin.get(), delivery.plan().address());
    return switch (gates.enter(origin.get(), shown, process.value())) {
      case Admission.Refused refused -> {
        metrics.countParked();
        yield Result.without(new Outcome.Parked(refused.reason(), refused.after()));
      }
      case Admission.Admitted admitted -> {
        Attempt attempt = mask.over(send(delivery, call, mask, admitted.pass()));
        if (attempt instanceof Attempt.NoToken) {
          metrics.countParked();
        }
        yield result(attempt, Trace.of(shown, shown(delivery, new Sent(call, now), mask), attempt));
      }
    };
  }

  /**
   * The call that an attempt would make now, with a stand-in for each secret.
   *
   * @throws RenderFailure if it can't be rendered
   */
  Call shown(Delivery delivery) {
    Call call =
        delivery.render(
            clock.instant(),
            name -> Optional.of(SecretMask.standIn(name, secrets.find(name).orElse(""))));
    return call.with(delivery.plan().shownProof(call));
  }

  private Attempt send(Delivery delivery, Call call, SecretMask mask, Pass held) {
    try (Pass pass = held) {
      Attempt attempt = sender.send(call, delivery.plan().sentBy(), mask);
      Optional<Duration> pause =
          ReplyClass.of(attempt, clock.instant()) instanceof Outcome.Retry retry
              ? retry.retryAfter()
              : Optional.empty();
      pass.end(verdict(attempt), attempt.duration(), pause);
      return attempt;
    }
  }

  private Result result(Attempt attempt, Trace trace) {
    return new Result(
        ReplyClass.of(attempt, clock.instant()), attempt.duration(), excerpt(attempt), trace);
  }

  private record Sent(Call call, Instant at) {}

  /** A filter can change a secret past recognition, so the call is rendered without any. */
  private @Nullable Call shown(Delivery delivery, Sent sent, SecretMask mask) {
    Map<String, String> proof = delivery.plan().shownProof(sent.call());
    if (!mask.isUsed()) {
      return sent.call().with(proof);
    }
    try {
      return delivery.render(sent.at(), mask::standIn).with(proof);
    } catch (RenderFailure e) {
      return null;
    }
  }

  private static Verdict verdict(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Replied reply -> reply.status() < BROKEN ? Verdict.ANSWERED : Verdict.FAILED;
      case Attempt.Broken ignored -> Verdict.FAILED;
      case Attempt.NoToken ignored -> Verdict.NOT_SENT;
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
      case Attempt.NoToken ignored -> "";
      case Attempt.Impossible ignored -> "";
      case Attempt.Forbidden ignored -> "";
    };
  }
}
