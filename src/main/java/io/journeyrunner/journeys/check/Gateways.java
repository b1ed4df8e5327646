// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A gateway that chooses has a way for every case. */
final class Gateways implements Check {

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    Map<FlowNode, List<SequenceFlow>> after =
        drawn.elements(SequenceFlow.class).stream()
            .filter(flow -> flow.getSource() != null)
            .collect(Collectors.groupingBy(SequenceFlow::getSource));
    return drawn.elements(Gateway.class).stream()
        .flatMap(gateway -> flaw(gateway, after.getOrDefault(gateway, List.of())).stream())
        .toList();
  }

  private static Optional<Flaw> flaw(Gateway gateway, List<SequenceFlow> after) {
    boolean chooses = gateway instanceof ExclusiveGateway || gateway instanceof InclusiveGateway;
    boolean isConditional =
        !after.isEmpty() && after.stream().allMatch(flow -> flow.getConditionExpression() != null);
    if (!chooses || !isConditional || byDefault(gateway) != null) {
      return Optional.empty();
    }
    return Optional.of(
        Flaw.warning(
            gateway.getId(),
            "has a condition on every flow and no default flow: a run for which none is true stops"
                + " there with an incident",
            "make one of the flows the default flow"));
  }

  private static @Nullable SequenceFlow byDefault(Gateway gateway) {
    return gateway instanceof ExclusiveGateway exclusive
        ? exclusive.getDefault()
        : gateway instanceof InclusiveGateway inclusive ? inclusive.getDefault() : null;
  }
}
