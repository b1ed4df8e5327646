// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.runs.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the journeys of a diagram, and notes what can't be read. */
public final class JourneyReader {

  private JourneyReader() {}

  /**
   * All processes that can run, in the order of the text. One with an error lacks what could not be
   * read.
   *
   * @param flaws where to note what is wrong
   */
  public static List<Journey> read(DrawnDiagram drawn, List<Flaw> flaws) {
    List<MessagePlace> places = MessagePlace.of(drawn);
    List<Block> blocks = blocks(drawn);
    List<Journey> journeys = new ArrayList<>();
    for (Process process : drawn.processes()) {
      List<MessagePlace> own =
          places.stream().filter(place -> place.process().equals(process.getId())).toList();
      ProcessId id = new ProcessId(process.getId());
      journeys.add(
          new Journey(
              id,
              process.getName(),
              own.stream()
                  .filter(MessagePlace::isEntry)
                  .flatMap(place -> new EntryReader(place, flaws).trigger().stream())
                  .toList(),
              waits(drawn, own, ProcessExpressions.readState(drawn, process), flaws),
              blocks.stream().filter(block -> block.process().equals(id)).toList(),
              ProcessExpressions.calls(drawn, process)));
    }
    return journeys;
  }

  private static List<Wait> waits(
      DrawnDiagram drawn, List<MessagePlace> places, boolean readsState, List<Flaw> flaws) {
    List<MessagePlace> waits = places.stream().filter(MessagePlace::isWait).toList();
    NoticePaths paths = new NoticePaths(drawn, waits, List.of());
    return waits.stream()
        .flatMap(
            place ->
                WaitReader.read(
                    place, readsState, paths.variableAt(place.node()).orElse(null), flaws)
                    .stream())
        .toList();
  }

  /**
   * The elements that workers do, of all processes that can run: tasks, and events that throw a
   * message.
   */
  public static List<Block> blocks(DrawnDiagram drawn) {
    return drawn.elements(FlowNode.class).stream().flatMap(node -> block(node).stream()).toList();
  }

  /** Only a service task must have a worker: others are blocks only if they have one. */
  private static Optional<Block> block(FlowNode node) {
    ZeebeTaskDefinition definition = node.getSingleExtensionElement(ZeebeTaskDefinition.class);
    if (definition == null && !(node instanceof ServiceTask)) {
      return Optional.empty();
    }
    String jobType = definition == null ? null : definition.getType();
    return Optional.of(
        new Block(
            new ProcessId(Elements.process(node).orElseThrow().getId()),
            node.getId(),
            node.getName(),
            jobType == null ? "" : jobType,
            Elements.headers(node)));
  }
}
