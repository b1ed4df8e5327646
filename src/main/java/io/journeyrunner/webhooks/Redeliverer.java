// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.jobs.JobContext;
import io.journeyrunner.events.Event;
import io.journeyrunner.users.UserStates;
import io.journeyrunner.webhooks.log.LoggedAttempt;
import io.journeyrunner.webhooks.replay.Redelivery;
import io.journeyrunner.webhooks.replay.Rendering;
import io.journeyrunner.webhooks.send.Call;
import io.journeyrunner.webhooks.template.RenderFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Makes deliveries of the log again. Thread-safe. */
@Component
final class Redeliverer implements Redelivery {

  private final CallPlans plans;
  private final UserStates users;
  private final List<CurrentWebhooks> current;
  private final Deliverer deliverer;
  private final AttemptLog attempts;

  Redeliverer(
      CallPlans plans,
      UserStates users,
      List<CurrentWebhooks> current,
      Deliverer deliverer,
      AttemptLog attempts) {
    this.plans = plans;
    this.users = users;
    this.current = List.copyOf(current);
    this.deliverer = deliverer;
    this.attempts = attempts;
  }

  /** A delivery that can't be made again, and why. */
  private static final class NotAgain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAgain(String why) {
      super(why);
    }
  }

  @Override
  public Step attempt(LoggedAttempt logged, Rendering rendering, Run run) {
    JobContext.webhook(logged.origin().webhook_id());
    JobContext.event(logged.origin().event());
    Delivery delivery;
    try {
      delivery = delivery(logged, rendering);
    } catch (NotAgain e) {
      return new Step.Ended(Outcome.Kind.invalid.name(), String.valueOf(e.getMessage()));
    }
    // Replays of a process share an endpoint with the process itself, as one more caller.
    Deliverer.Result result =
        deliverer.attempt(delivery, new ProcessId(ProcessId.RESERVED_PREFIX + run.replay()));
    if (result.outcome() instanceof Outcome.Parked parked) {
      return new Step.Parked(parked.after(), parked.what());
    }
    Outcome outcome = settled(delivery, result.outcome(), run.attempt());
    LoggedAttempt.Origin origin = logged.origin().replayed(run.replay(), run.instance());
    attempts.add(new AttemptLog.Run(origin, run.attempt()), delivery, outcome, result);
    return outcome instanceof Outcome.Retry retry
        ? new Step.Again(retry.retryAfter().orElse(Duration.ZERO), retry.what())
        : new Step.Ended(outcome.code(), outcome.what());
  }

  /** Who replays wants the call now, so it does not expire. */
  private static Outcome settled(Delivery delivery, Outcome outcome, int attempt) {
    if (!(outcome instanceof Outcome.Retry retry)) {
      return outcome;
    }
    Optional<Duration> wait =
        delivery
            .plan()
            .configuration()
            .retries()
            .waitAfter(attempt, retry.retryAfter(), ThreadLocalRandom.current());
    return wait.isPresent()
        ? new Outcome.Retry(retry.what(), wait)
        : new Outcome.Ended(Outcome.Kind.failed, retry.what());
  }

  @Override
  public Preview preview(LoggedAttempt logged, Rendering rendering) {
    try {
      Call call = deliverer.shown(delivery(logged, rendering));
      return new Preview(Trace.request(call), null);
    } catch (NotAgain | RenderFailure | IllegalArgumentException e) {
      return new Preview(null, e.getMessage());
    }
  }

  private Delivery delivery(LoggedAttempt logged, Rendering rendering) {
    String kept = logged.inputs();
    if (kept == null) {
      throw new NotAgain(
          "the log does not have what it was rendered from: it is more than 64 KiB, or older than"
              + " replay");
    }
    try {
      Inputs inputs = Inputs.read(kept);
      Event event = inputs.event();
      Instant begun = Objects.requireNonNullElse(inputs.begun(), logged.time());
      DeliveryId id = new DeliveryId(logged.origin().webhook_id());
      return switch (rendering) {
        case as_sent ->
            new Delivery(id, planned(inputs.webhook()), event, inputs::state, inputs.vars(), begun);
        case anew -> {
          CallPlan plan = planned(current(logged.origin()));
          ObjectNode state = users.get(event.user());
          yield new Delivery(id, plan, event, () -> state, inputs.vars(), begun);
        }
      };
    } catch (InvalidWebhook | IllegalArgumentException e) {
      throw new NotAgain(String.valueOf(e.getMessage()));
    }
  }

  /** The endpoint is the one of now, as secrets are: that of then may be gone for good reasons. */
  private CallPlan planned(Webhook webhook) {
    return plans.plan(plans.compile(webhook));
  }

  private Webhook current(LoggedAttempt.Origin origin) {
    return current.stream()
        .map(known -> known.find(new ProcessId(origin.process()), origin.element()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new NotAgain(
                    "there is no WebHook "
                        + origin.element()
                        + " in "
                        + origin.process()
                        + " any more; replay it as sent"));
  }
}
