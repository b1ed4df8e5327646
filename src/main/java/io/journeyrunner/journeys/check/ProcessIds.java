// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.Process;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.List;
import java.util.Optional;

/** A diagram has a process that can run, and none whose id is not for designers. */
final class ProcessIds implements Check {

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    if (drawn.processes().isEmpty()) {
      return List.of(
          Flaw.error("", "has no executable process", "tick Executable on the process in Modeler"));
    }
    return drawn.processes().stream().flatMap(process -> flaw(process).stream()).toList();
  }

  private static Optional<Flaw> flaw(Process process) {
    String id = process.getId();
    try {
      return new ProcessId(id).isReserved()
          ? Optional.of(
              Flaw.error(
                  id,
                  "has an id that belongs to the application, as do all that begin with "
                      + ProcessId.RULE_PREFIX
                      + " or "
                      + ProcessId.RESERVED_PREFIX,
                  "give the process another id"))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          Flaw.error("", String.valueOf(e.getMessage()), "give the process another id"));
    }
  }
}
