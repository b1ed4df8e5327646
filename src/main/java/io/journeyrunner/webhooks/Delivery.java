// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.events.Event;
import io.journeyrunner.webhooks.send.Call;
import io.journeyrunner.webhooks.send.Signature;
import io.journeyrunner.webhooks.template.RenderFailure;
import io.journeyrunner.webhooks.template.TemplateScope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One WebHook to deliver: what it is, and what it can read. Immutable.
 *
 * @param userState gives the user's state as it is now; asked at most if a template reads it
 * @param vars the process variables
 * @param begun when the delivery began; templates take it for {@code 'now'}, so that each attempt
 *     renders the same
 */
record Delivery(
    DeliveryId id,
    CallPlan plan,
    Event event,
    Supplier<ObjectNode> userState,
    ObjectNode vars,
    Instant begun) {

  /** The user's state; without properties if no template reads it. */
  ObjectNode state() {
    return plan.reads().state().isEmpty() ? JsonNodeFactory.instance.objectNode() : userState.get();
  }

  /**
   * Renders the call, with the headers that tell the delivery (Standard Webhooks).
   *
   * @param secrets gives a secret by its name
   * @throws RenderFailure if that is not possible with these data
   * @throws IllegalArgumentException if its endpoint is not there, or has no address
   */
  Call render(Instant now, Function<String, Optional<String>> secrets) {
    return plan.render(scope(secrets))
        .with(
            Map.of(
                "webhook-id", id.value(),
                "webhook-timestamp", Long.toString(now.getEpochSecond())));
  }

  /**
   * Renders the call and signs it, if it is to be signed.
   *
   * @throws RenderFailure if that is not possible with these data
   * @throws IllegalArgumentException if its endpoint is not there or has no address, or the secret
   *     to sign with is not there or no key
   */
  Call renderSigned(Instant now, Function<String, Optional<String>> secrets) {
    return signed(render(now, secrets), now, secrets);
  }

  /**
   * Signs a call that was rendered for this moment, if it is to be signed.
   *
   * @throws IllegalArgumentException if the secret to sign with is not there or no key
   */
  Call signed(Call call, Instant now, Function<String, Optional<String>> secrets) {
    String name = plan.signWith();
    if (name == null) {
      return call;
    }
    String secret =
        secrets
            .apply(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "signWith: the secret "
                            + name
                            + " is not there; add it to the secrets folder"));
    String body = call.body() == null ? "" : call.body();
    try {
      return call.with(Map.of("webhook-signature", Signature.of(secret, id.value(), now, body)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("signWith: the secret " + name + ": " + e.getMessage(), e);
    }
  }

  private TemplateScope scope(Function<String, Optional<String>> secrets) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("event_id", event.id().value());
    about.put("event_type", event.type().value());
    about.put("event_time", event.time().toString());
    about.put("user_id", event.user().value());
    if (event.brand() != null) {
      about.put("brand", event.brand());
    }
    return new TemplateScope(state(), event.data(), vars, about, secrets, begun);
  }
}
