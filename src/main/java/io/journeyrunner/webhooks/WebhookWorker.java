// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobContext;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventVariables;
import io.journeyrunner.users.UserId;
import io.journeyrunner.users.UserStates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.node.ObjectNode;

/** Does the WebHook blocks: one job is one attempt. Thread-safe. */
@Component
final class WebhookWorker implements BlockWorker {

  /** Beside the call: for reading, rendering, a turn at the gate, and telling the engine. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  /**
   * Of the margin, before the call: what took longer is not called, or it would be called twice.
   */
  private static final Duration PREPARATION = Duration.ofSeconds(3);

  /** How long a job may wait here for a place without being taken anew for its call. */
  private static final Duration WAIT = Duration.ofSeconds(5);

  private static final int COMPILED = 10_000;

  /** A moved job may bring the headers of its old version until the new one is known here. */
  private record Place(long definitionKey, String element, Map<String, String> headers) {}

  private final CallPlans plans;
  private final UserStates users;
  private final Deliverer deliverer;
  private final Aftermath aftermath;
  private final WebhookSettings settings;
  private final Clock clock;
  private final Unusable unusable = new Unusable();
  private final Cache<Place, CompiledWebhook> compiled =
      Caffeine.newBuilder().maximumSize(COMPILED).build();

  WebhookWorker(
      CallPlans plans,
      UserStates users,
      Deliverer deliverer,
      Aftermath aftermath,
      WebhookSettings settings,
      Clock clock) {
    this.plans = plans;
    this.users = users;
    this.deliverer = deliverer;
    this.aftermath = aftermath;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String jobType() {
    return Webhooks.JOB_TYPE;
  }

  @Override
  public int concurrency() {
    return settings.concurrency();
  }

  @Override
  public Duration patience() {
    return Webhook.USUAL_TIMEOUT.plus(MARGIN).plus(WAIT);
  }

  @Override
  public Duration needed(Job job) {
    try {
      return compiled(job).configuration().timeout().plus(MARGIN);
    } catch (InvalidWebhook e) {
      return Duration.ZERO; // nothing will be called
    }
  }

  @Override
  public JobResult work(Job job) {
    Instant begun = clock.instant();
    CompiledWebhook webhook;
    try {
      webhook = compiled(job);
    } catch (InvalidWebhook e) {
      return unusable.configuration(job, e);
    }
    Event event;
    try {
      event = EventVariables.read(job.variables());
    } catch (IllegalArgumentException e) {
      return unusable.variables(job, webhook.configuration(), String.valueOf(e.getMessage()));
    }
    DeliveryId id = DeliveryId.of(job.element(), event);
    JobContext.webhook(id.value());
    Supplier<ObjectNode> state = SingletonSupplier.of(() -> state(event.user(), begun));
    try {
      CallPlan plan = plans.plan(webhook);
      checkTime(begun);
      Delivery delivery = new Delivery(id, plan, event, state, job.variables(), job.since());
      return aftermath.of(job, delivery, attempt(job, delivery));
    } catch (DataAccessException e) {
      return unusable.state(job, e);
    } catch (TooLate e) {
      return new JobResult.Parked(Duration.ZERO, "the database took too long; it is tried again");
    }
  }

  /** Nothing was called, and a call could be made twice if it were made now. */
  private static final class TooLate extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private ObjectNode state(UserId user, Instant begun) {
    ObjectNode state = users.get(user);
    checkTime(begun);
    return state;
  }

  private void checkTime(Instant begun) {
    if (clock.instant().isAfter(begun.plus(PREPARATION))) {
      throw new TooLate();
    }
  }

  @Override
  public Map<String, String> marks(Job job) {
    try {
      DeliveryId id = DeliveryId.of(job.element(), EventVariables.read(job.variables()));
      return Map.of(DeliveryId.VARIABLE, id.value());
    } catch (IllegalArgumentException e) {
      return Map.of(); // no event, no call
    }
  }

  private CompiledWebhook compiled(Job job) {
    return compiled.get(
        new Place(job.element().definitionKey(), job.element().id(), job.headers()),
        place -> plans.compile(WebhookTask.read(job.headers())));
  }

  private Deliverer.Result attempt(Job job, Delivery delivery) {
    Instant since = job.since();
    Duration expiresAfter = delivery.plan().configuration().expiresAfter();
    if (expiresAfter != null && !clock.instant().isBefore(since.plus(expiresAfter))) {
      Outcome expired =
          new Outcome.Ended(
              Outcome.Kind.expired,
              "it was due at " + since + " and expired " + expiresAfter + " later");
      return Deliverer.Result.without(expired);
    }
    return deliverer.attempt(delivery, job.element().process());
  }
}
