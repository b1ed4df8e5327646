// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.problems.NotFound;
import io.journeyrunner.users.UserId;
import io.journeyrunner.webhooks.endpoints.EndpointCatalog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tries an endpoint out, over HTTP: makes a call the way a rule would. */
@RestController
@Tag(name = "Endpoints")
final class EndpointTestController {

  private static final ProcessId NO_PROCESS =
      new ProcessId(ProcessId.RESERVED_PREFIX + "endpoint-test");

  /**
   * What to call.
   *
   * @param path what follows the base URL; null for nothing
   * @param method GET unless said otherwise
   * @param body null for none
   * @param contentType of the body; JSON unless said otherwise
   */
  record Trial(
      @Nullable String path,
      Webhook.@Nullable Method method,
      @Nullable String body,
      @Nullable String contentType) {

    static final Trial PLAIN = new Trial(null, null, null, null);
  }

  /** The call, and what came of it; secrets are masked. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result(RenderedCall request, SendReport sent) {}

  private final EndpointCatalog endpoints;
  private final Webhooks webhooks;
  private final Clock clock;

  EndpointTestController(EndpointCatalog endpoints, Webhooks webhooks, Clock clock) {
    this.endpoints = endpoints;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  @PostMapping("/api/v1/endpoints/{id}/test")
  @Operation(
      summary = "Make a call to an endpoint",
      description =
          "A GET of its base URL, or of a given path, with its headers and its proof, by the same"
              + " guarded way as any call. It passes no gate, and is not in the delivery log.")
  Result test(@PathVariable String id, @RequestBody(required = false) @Nullable Trial trial) {
    if (endpoints.findAnew(id).isEmpty()) {
      throw new NotFound("there is no endpoint " + id, "GET /api/v1/endpoints lists all");
    }
    Webhook webhook = webhook(id, trial == null ? Trial.PLAIN : trial);
    Event event =
        new Event(
            new EventId("test-" + UUID.randomUUID()),
            new EventType("endpoint_test"),
            new UserId("nobody"),
            clock.instant(),
            null,
            JsonNodeFactory.instance.objectNode());
    Subject subject = new Subject(NO_PROCESS, "call", event);
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    return new Result(
        webhooks.preview(webhook, subject, nothing), webhooks.send(webhook, subject, nothing));
  }

  private static Webhook webhook(String id, Trial trial) {
    Map<String, String> fields = new HashMap<>();
    fields.put("endpoint", id);
    fields.put("method", (trial.method() == null ? Webhook.Method.GET : trial.method()).name());
    put(fields, "url", trial.path());
    put(fields, "body", trial.body());
    put(fields, "contentType", trial.contentType());
    return Webhooks.fromTaskHeaders(fields);
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
