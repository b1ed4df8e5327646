// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A diagram has a process that can run, none whose id is not for designers, and all have ids. */
final class ProcessIds implements Check {

  private static final String FILES = "files";

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    if (drawn.processes().isEmpty()) {
      return List.of(
          Flaw.error("", "has no executable process", "tick Executable on the process in Modeler"));
    }
    return Stream.concat(
            drawn.processes().stream().flatMap(process -> flaw(process).stream()),
            drawn.elements(FlowNode.class).stream().flatMap(node -> flaw(node).stream()))
        .toList();
  }

  private static Optional<Flaw> flaw(Process process) {
    String id = process.getId();
    if (id == null) {
      return Optional.of(
          Flaw.error("", "has an executable process without an id", "give the process an id"));
    }
    if (id.equals(FILES)) {
      return Optional.of(
          Flaw.error(
              id,
              "has an id under which GET /api/v1/journeys/files lists the files",
              "give the process another id"));
    }
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

  private static Optional<Flaw> flaw(FlowNode node) {
    return node.getId() != null
        ? Optional.empty()
        : Optional.of(
            Flaw.error(
                "",
                "has an element of type " + node.getElementType().getTypeName() + " without an id",
                "give the element an id"));
  }
}
