// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.diagram.Block;
import io.journeyrunner.journeys.diagram.Journey;
import io.journeyrunner.webhooks.CurrentWebhooks;
import io.journeyrunner.webhooks.EndpointUsers;
import io.journeyrunner.webhooks.InvalidWebhook;
import io.journeyrunner.webhooks.Webhook;
import io.journeyrunner.webhooks.Webhooks;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The WebHook blocks of the journeys that this node knows. Thread-safe. */
@Component
final class JourneyWebhooks implements CurrentWebhooks, EndpointUsers {

  private volatile List<Block> webhooks = List.of();

  void replace(List<Journey> journeys) {
    webhooks =
        journeys.stream()
            .flatMap(journey -> journey.blocks().stream())
            .filter(block -> block.jobType().equals(Webhooks.JOB_TYPE))
            .toList();
  }

  @Override
  public Optional<Webhook> find(ProcessId process, String element) {
    return webhooks.stream()
        .filter(block -> block.process().equals(process) && block.id().equals(element))
        .findFirst()
        .flatMap(JourneyWebhooks::read);
  }

  @Override
  public List<String> naming(String endpoint) {
    return webhooks.stream()
        .filter(block -> endpoint.equals(block.headers().get("endpoint")))
        .map(block -> "the block " + block.id() + " of the journey " + block.process())
        .toList();
  }

  private static Optional<Webhook> read(Block block) {
    try {
      return Optional.of(Webhooks.fromTaskHeaders(block.headers()));
    } catch (InvalidWebhook e) {
      return Optional.empty(); // deploying it has told what is wrong
    }
  }
}
