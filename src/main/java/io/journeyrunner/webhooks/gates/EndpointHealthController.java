// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The health of endpoints, over HTTP. */
@RestController
@RequestMapping("/api/v1/endpoint-health")
@Tag(name = "Endpoint health", description = "How those that are called do, as this node sees them")
final class EndpointHealthController {

  /** As this node sees them: each node has its own limits, breakers and figures. */
  record Answer(List<EndpointHealth> endpoints) {}

  private final Gates gates;

  EndpointHealthController(Gates gates) {
    this.gates = gates;
  }

  @GetMapping
  @Operation(
      summary = "How endpoints do that this node has called in the last 15 minutes",
      description =
          "Breaker, pause, rate, failures, times and load of each; ?endpoint= shows one, by any URL"
              + " at it.")
  Answer health(@RequestParam(required = false) @Nullable String endpoint) {
    String wanted = endpoint == null ? "" : Origin.of(endpoint).map(Origin::value).orElse(endpoint);
    return new Answer(
        gates.health().stream()
            .filter(one -> endpoint == null || one.endpoint().equals(wanted))
            .toList());
  }
}
