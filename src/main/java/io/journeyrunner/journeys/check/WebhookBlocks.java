// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.journeyrunner.journeys.diagram.Block;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.JourneyReader;
import io.journeyrunner.webhooks.Webhooks;
import java.util.List;
import java.util.stream.Stream;

/** Every WebHook can be sent: its templates compile, and its body can be valid. */
final class WebhookBlocks implements Check {

  private final Webhooks webhooks;

  WebhookBlocks(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    return JourneyReader.blocks(drawn).stream()
        .filter(block -> block.jobType().equals(Webhooks.JOB_TYPE))
        .flatMap(this::flaws)
        .toList();
  }

  private Stream<Flaw> flaws(Block block) {
    return webhooks.mistakes(block.headers()).stream()
        .map(found -> Flaw.error(block.id(), "", found));
  }
}
