// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.events.EventVariables;
import io.journeyrunner.problems.Finding;
import io.journeyrunner.webhooks.secrets.Secrets;
import io.journeyrunner.webhooks.send.Attempt;
import io.journeyrunner.webhooks.send.Call;
import io.journeyrunner.webhooks.send.EndpointSender;
import io.journeyrunner.webhooks.send.Sender;
import io.journeyrunner.webhooks.template.RenderFailure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the ways to a WebHook share: checking its configuration, writing it into a diagram, and
 * trying it out. Thread-safe.
 */
@Component
public final class Webhooks {

  /** The type of a task that is a WebHook. */
  public static final String JOB_TYPE = "webhook";

  private final CallPlans plans;
  private final EndpointSender sender;
  private final Secrets secrets;
  private final Clock clock;

  Webhooks(CallPlans plans, EndpointSender sender, Secrets secrets, Clock clock) {
    this.plans = plans;
    this.sender = sender;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Checks everything that can be checked before a call: templates compile, the body can be valid,
   * the URL's host is fixed, header names are allowed, the endpoint that it names is there.
   *
   * @throws InvalidWebhook with one finding for each mistake
   */
  public void check(Webhook webhook) {
    CompiledWebhook unused = plans.compileNew(webhook);
  }

  /** The codes of the errors that a WebHook throws if it is told to. */
  public static Set<String> errorCodes() {
    return Arrays.stream(Outcome.Kind.values())
        .map(Outcome.Kind::errorCode)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The task headers that carry this configuration, by the names of its fields. */
  public static Map<String, String> taskHeaders(Webhook webhook) {
    return WebhookTask.headers(webhook);
  }

  /**
   * The configuration that the headers of a task carry.
   *
   * @throws InvalidWebhook if one can't be read
   */
  public static Webhook fromTaskHeaders(Map<String, String> headers) {
    return WebhookTask.read(headers);
  }

  /**
   * All that is wrong with the headers of a task: each header by itself, and then what can be read
   * as a whole. Empty if it can be sent.
   */
  public List<Finding> mistakes(Map<String, String> headers) {
    List<Finding> findings = new ArrayList<>();
    Webhook readable = WebhookTask.readable(headers, findings);
    findings.addAll(plans.mistakes(readable));
    return findings;
  }

  /**
   * The call as it would go out, with every secret masked. Nothing is sent.
   *
   * @throws InvalidWebhook if the configuration can't work, or not with these data
   */
  public RenderedCall preview(Webhook webhook, Subject subject, ObjectNode state) {
    Delivery delivery = delivery(webhook, subject, state);
    Call call = rendered(() -> delivery.render(clock.instant(), this::standIn));
    Sender.mistake(call)
        .map(InvalidWebhook::of)
        .ifPresent(
            mistake -> {
              throw mistake;
            });
    Map<String, String> headers = new LinkedHashMap<>(call.headers());
    if (call.contentType() != null) {
      headers.put("content-type", call.contentType());
    }
    delivery.plan().shownProof(call).forEach(headers::put);
    if (delivery.plan().signWith() != null) {
      headers.put("webhook-signature", "(made when it is sent)");
    }
    return new RenderedCall(call.method(), call.url(), headers, call.body());
  }

  /**
   * Makes one attempt, outside of any process. A secret that the receiver echoes is masked.
   *
   * @throws InvalidWebhook if the configuration can't work, or not with these data
   */
  public SendReport send(Webhook webhook, Subject subject, ObjectNode state) {
    Delivery delivery = delivery(webhook, subject, state);
    SecretMask mask = new SecretMask(secrets::find);
    Call call = rendered(() -> delivery.renderSigned(clock.instant(), mask::find));
    Attempt attempt = mask.over(sender.send(call, delivery.plan().sentBy(), mask));
    Outcome outcome = ReplyClass.of(attempt, clock.instant());
    String what = outcome.what();
    long millis = attempt.duration().toMillis();
    return attempt instanceof Attempt.Replied reply
        ? new SendReport(
            outcome.code(), what, reply.status(), reply.headers(), reply.body(), millis)
        : new SendReport(outcome.code(), what, null, null, null, millis);
  }

  /** A secret that is not there yet must not keep anybody from trying a rule out. */
  private Optional<String> standIn(String name) {
    return Optional.of(SecretMask.standIn(name, secrets.find(name).orElse("")));
  }

  private Delivery delivery(Webhook webhook, Subject subject, ObjectNode state) {
    return new Delivery(
        DeliveryId.ofRule(subject.event(), subject.process(), subject.element()),
        plans.plan(plans.compile(webhook)),
        subject.event(),
        () -> state,
        EventVariables.of(subject.event()),
        clock.instant());
  }

  private static Call rendered(Supplier<Call> rendering) {
    try {
      return rendering.get();
    } catch (RenderFailure e) {
      throw InvalidWebhook.withTheseData(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw InvalidWebhook.of(String.valueOf(e.getMessage()));
    }
  }
}
