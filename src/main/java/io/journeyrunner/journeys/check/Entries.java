// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.Process;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.MessagePlace;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Something starts a process. */
final class Entries implements Check {

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    Set<String> entered =
        MessagePlace.of(drawn).stream()
            .filter(MessagePlace::isEntry)
            .map(MessagePlace::process)
            .collect(Collectors.toUnmodifiableSet());
    return drawn.processes().stream()
        .map(Process::getId)
        .filter(id -> !entered.contains(id))
        .map(
            id ->
                Flaw.warning(
                    id,
                    "has no start event with a message, so that no event starts it",
                    "use the template Entry: event, unless another process calls it"))
        .toList();
  }
}
