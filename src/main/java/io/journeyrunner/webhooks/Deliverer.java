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
import java.util.function.Supplier;
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
   * Makes one attempt, if the endpoint takes a call now. What it can't take is not even rendered,
   * unless a secret says where it goes.
   *
   * @param process who calls: processes share an endpoint fairly
   * @throws org.springframework.dao.DataAccessException if the user's state is needed and can't be
   *     read; nothing was sent
   */
  Result attempt(Delivery delivery, ProcessId process) {
    OneCall call = new OneCall(delivery);
    try {
      return call.make(process);
    } catch (Unrenderable e) {
      return Result.without(new Outcome.Ended(Outcome.Kind.invalid, e.getMessage()));
    }
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

  /** The data, the configuration or a secret give no call. */
  private static final class Unrenderable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String why;

    Unrenderable(@Nullable String why) {
      this.why = String.valueOf(why);
    }

    @Override
    public String getMessage() {
      return why;
    }
  }

  /** What one attempt goes through. Used by one thread, once. */
  private final class OneCall {

    private final Delivery delivery;
    private final SecretMask mask = new SecretMask(secrets::find);

    OneCall(Delivery delivery) {
      this.delivery = delivery;
    }

    Result make(ProcessId process) {
      Optional<Origin> written = delivery.plan().origin();
      return written.isPresent()
          ? enter(written.get(), process, this::render)
          : makeRendered(process);
    }

    private Result makeRendered(ProcessId process) {
      Rendered rendered = render();
      Optional<Origin> origin = Origin.of(rendered.call().url());
      if (origin.isEmpty()) {
        // Without one there is no gate to pass, so it is not sent, even if it could be.
        throw new Unrenderable(Sender.mistake(rendered.call()).orElse(NO_ORIGIN));
      }
      return enter(origin.get(), process, () -> rendered);
    }

    private Result enter(Origin origin, ProcessId process, Supplier<Rendered> call) {
      String shown = shown(origin, delivery.plan().address());
      return switch (gates.enter(origin, shown, process.value())) {
        case Admission.Refused refused -> {
          metrics.countParked();
          yield Result.without(new Outcome.Parked(refused.reason(), refused.after()));
        }
        case Admission.Admitted admitted -> {
          try (Pass pass = admitted.pass()) {
            Rendered rendered = call.get();
            Attempt attempt = mask.over(send(rendered, pass));
            if (attempt instanceof Attempt.NoToken) {
              metrics.countParked();
            }
            yield result(attempt, Trace.of(shown, withoutSecrets(rendered), attempt));
          }
        }
      };
    }

    private Rendered render() {
      Instant now = clock.instant();
      try {
        Call call = delivery.render(now, mask::find);
        boolean holdsSecrets = mask.isUsed();
        return new Rendered(call, delivery.signed(call, now, mask::find), now, holdsSecrets);
      } catch (RenderFailure | IllegalArgumentException e) {
        throw new Unrenderable(e.getMessage());
      }
    }

    private Attempt send(Rendered rendered, Pass pass) {
      Attempt attempt = sender.send(rendered.signed(), delivery.plan().sentBy(), mask);
      Optional<Duration> pause =
          ReplyClass.of(attempt, clock.instant()) instanceof Outcome.Retry retry
              ? retry.retryAfter()
              : Optional.empty();
      pass.end(verdict(attempt), attempt.duration(), pause);
      return attempt;
    }

    /** A filter can change a secret past recognition, so the call is rendered without any. */
    private @Nullable Call withoutSecrets(Rendered rendered) {
      Map<String, String> proof = delivery.plan().shownProof(rendered.call());
      if (!rendered.holdsSecrets()) {
        return rendered.call().with(proof);
      }
      try {
        return delivery.render(rendered.at(), mask::standIn).with(proof);
      } catch (RenderFailure e) {
        return null;
      }
    }
  }

  /**
   * A call.
   *
   * @param call without its signature
   * @param holdsSecrets whether a template read one
   */
  private record Rendered(Call call, Call signed, Instant at, boolean holdsSecrets) {}

  private Result result(Attempt attempt, Trace trace) {
    return new Result(
        ReplyClass.of(attempt, clock.instant()), attempt.duration(), excerpt(attempt), trace);
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
