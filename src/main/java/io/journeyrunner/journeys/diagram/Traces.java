// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.journeyrunner.blocks.Blocks;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.webhooks.Webhooks;
import java.util.List;

/** Tells by what stands in a diagram where it comes from. */
public final class Traces {

  private Traces() {}

  /** True for a copy that was prepared for the engine, here or by another application. */
  public static boolean isPrepared(DrawnDiagram drawn) {
    return drawn.model().getModelElementsByType(ZeebeExecutionListener.class).stream()
        .map(ZeebeExecutionListener::getType)
        .anyMatch(type -> type != null && type.startsWith(ProcessId.RESERVED_PREFIX));
  }

  /**
   * True for a drawing of a journey: an event starts it, and it has a block or a template of ours.
   * A process of other programs on the same engine has neither.
   */
  public static boolean isJourney(DrawnDiagram drawn) {
    List<MessagePlace> places = MessagePlace.of(drawn);
    return places.stream().anyMatch(MessagePlace::isEntry)
        && (places.stream().anyMatch(place -> place.properties().containsKey("on"))
            || JourneyReader.blocks(drawn).stream().map(Block::jobType).anyMatch(Traces::isOurs));
  }

  private static boolean isOurs(String jobType) {
    return jobType.equals(Webhooks.JOB_TYPE) || Blocks.JOB_TYPES.contains(jobType);
  }
}
