// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.runs.Wait;
import io.journeyrunner.runs.Wait.Kind;
import io.journeyrunner.runs.Wait.Opener;
import io.journeyrunner.triggers.Condition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the waits of a diagram: what opens each, and what it is. */
final class WaitReader {

  /** What a wait is and where its listener stands. */
  record Place(Kind kind, Opener opener, boolean interrupting, int position) {}

  private WaitReader() {}

  /** A wait, if all of it can be read; notes what can't. */
  static Optional<Wait> read(
      MessagePlace place, boolean readsState, @Nullable String notice, List<Flaw> flaws) {
    int before = flaws.size();
    Place here = place(place.node());
    @Nullable Condition condition = EntryReader.condition(place, Condition::compileForWait, flaws);
    return EntryReader.eventType(place, flaws)
        .filter(type -> flaws.size() == before)
        .map(
            type ->
                new Wait(
                    new ProcessId(place.process()),
                    place.id(),
                    here.opener(),
                    type,
                    condition,
                    here.kind(),
                    here.interrupting(),
                    here.position(),
                    readsState,
                    notice));
  }

  /** Where a wait stands; one that can't run is a catch event by itself. */
  static Place place(FlowNode node) {
    if (node instanceof BoundaryEvent border && border.getAttachedTo() != null) {
      Activity activity = border.getAttachedTo();
      return new Place(
          isMultiInstance(activity) ? Kind.BODY_BOUNDARY : Kind.BOUNDARY,
          new Opener(activity.getId(), hasScope(activity)),
          border.cancelActivity(),
          0);
    }
    if (node instanceof StartEvent start && start.getParentElement() instanceof SubProcess own) {
      String scope = own.getParentElement().getAttributeValue("id");
      boolean isNested = !(own.getParentElement() instanceof Process);
      return new Place(Kind.SCOPE, new Opener(scope, isNested), start.isInterrupting(), 0);
    }
    return gateway(node)
        .map(
            gateway ->
                new Place(
                    Kind.BRANCH, new Opener(gateway.getId(), false), true, position(gateway, node)))
        .orElseGet(() -> new Place(Kind.CATCH, new Opener(node.getId(), false), true, 0));
  }

  /** The gateway whose branch it is; by the flows, since not all programs repeat their ends. */
  private static Optional<EventBasedGateway> gateway(FlowNode node) {
    return flows(node)
        .filter(flow -> node.equals(flow.getTarget()))
        .map(SequenceFlow::getSource)
        .filter(EventBasedGateway.class::isInstance)
        .map(EventBasedGateway.class::cast)
        .findFirst();
  }

  private static int position(EventBasedGateway gateway, FlowNode branch) {
    List<FlowNode> repeated = gateway.getOutgoing().stream().map(SequenceFlow::getTarget).toList();
    return repeated.contains(branch)
        ? repeated.indexOf(branch)
        : flows(branch)
            .filter(flow -> gateway.equals(flow.getSource()))
            .map(SequenceFlow::getTarget)
            .toList()
            .indexOf(branch);
  }

  private static Stream<SequenceFlow> flows(FlowNode node) {
    return node.getParentElement().getChildElementsByType(SequenceFlow.class).stream();
  }

  /** True if variables can be local to it, and to what it holds. */
  static boolean hasScope(Activity activity) {
    return activity instanceof SubProcess || activity instanceof CallActivity;
  }

  static boolean isMultiInstance(Activity activity) {
    return activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics;
  }
}
