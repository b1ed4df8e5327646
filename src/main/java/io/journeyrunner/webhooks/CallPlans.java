// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.journeyrunner.problems.Finding;
import io.journeyrunner.webhooks.endpoints.Endpoint;
import io.journeyrunner.webhooks.endpoints.EndpointCatalog;
import io.journeyrunner.webhooks.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes plans for calls. A plan is made for each attempt, so that a change of an endpoint counts at
 * once, for parked deliveries too. Thread-safe.
 */
@Component
final class CallPlans {

  private static final Logger log = LoggerFactory.getLogger(CallPlans.class);
  private static final int MOST = 10_000;

  private final Templates templates;
  private final EndpointCatalog endpoints;

  /** A version of an endpoint is one object until it is changed. */
  private final Cache<Endpoint, Optional<CompiledEndpoint>> compiled =
      Caffeine.newBuilder().weakKeys().maximumSize(MOST).build();

  CallPlans(Templates templates, EndpointCatalog endpoints) {
    this.templates = templates;
    this.endpoints = endpoints;
  }

  /**
   * Compiles what does not change with the endpoint.
   *
   * @throws InvalidWebhook with all that is wrong with it
   */
  CompiledWebhook compile(Webhook webhook) {
    return CompiledWebhook.compile(webhook, templates);
  }

  /**
   * Compiles a WebHook that is to be kept.
   *
   * @throws InvalidWebhook with all that is wrong with it, such as an endpoint that is not there
   */
  CompiledWebhook compileNew(Webhook webhook) {
    CompiledWebhook checked = compile(webhook);
    Optional<Finding> unknown = unknownEndpoint(webhook);
    if (unknown.isPresent()) {
      throw new InvalidWebhook(List.of(unknown.get()));
    }
    return checked;
  }

  /** All that is wrong with a WebHook that is to be kept. */
  List<Finding> mistakes(Webhook webhook) {
    List<Finding> findings = new ArrayList<>();
    try {
      CompiledWebhook unused = compile(webhook);
    } catch (InvalidWebhook e) {
      findings.addAll(e.findings());
    }
    if (webhook.endpoint() == null || Endpoint.isId(webhook.endpoint())) {
      unknownEndpoint(webhook).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Finding> unknownEndpoint(Webhook webhook) {
    String endpoint = webhook.endpoint();
    return endpoint == null || endpoints.findAnew(endpoint).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "endpoint",
                "there is no endpoint " + endpoint,
                "make it first, or use one of " + known()));
  }

  private String known() {
    List<String> ids = endpoints.ids();
    return ids.isEmpty()
        ? "those that you make by PUT /api/v1/endpoints/…"
        : ids.size() > 20 ? "those of GET /api/v1/endpoints" : String.join(", ", ids);
  }

  /**
   * The plan of a call as it would be made now. An endpoint that this node does not know may have
   * come to another one just now, so the database is asked before it is given up.
   */
  CallPlan plan(CompiledWebhook webhook) {
    return new CallPlan(webhook, endpoint(webhook.configuration().endpoint()));
  }

  private @Nullable CompiledEndpoint endpoint(@Nullable String id) {
    return id == null
        ? null
        : endpoints
            .find(id)
            .or(() -> endpoints.findAnew(id))
            .flatMap(found -> compiled.get(found, this::compiledIfPossible))
            .orElse(null);
  }

  /**
   * One that an older version of the application took must not break what has nothing to do with
   * it.
   */
  private Optional<CompiledEndpoint> compiledIfPossible(Endpoint endpoint) {
    try {
      return Optional.of(CompiledEndpoint.compile(endpoint, templates));
    } catch (InvalidWebhook e) {
      log.atError()
          .addKeyValue("endpoint", endpoint.id())
          .addKeyValue("reason", e.getMessage())
          .addKeyValue("consequence", "calls that name it are invalid; PUT it again")
          .log("endpoint.unusable");
      return Optional.empty();
    }
  }
}
