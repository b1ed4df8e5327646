// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Elements;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** No process of a drawing calls itself, whether directly or over others of the same drawing. */
final class Calls implements Check {

  private record Call(CallActivity activity, String from, String to) {}

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    List<Call> calls =
        drawn.elements(CallActivity.class).stream().flatMap(one -> call(one).stream()).toList();
    Map<String, List<String>> called = new LinkedHashMap<>();
    calls.forEach(
        call -> called.computeIfAbsent(call.from(), id -> new ArrayList<>()).add(call.to()));
    return calls.stream()
        .filter(call -> reaches(call.to(), call.from(), called))
        .map(Calls::flaw)
        .toList();
  }

  private static Flaw flaw(Call call) {
    return Flaw.error(
        call.activity().getId(),
        "calls "
            + call.to()
            + (call.to().equals(call.from()) ? ", in which it is drawn" : ", which calls it again")
            + ": each run would begin another without end",
        "draw the way back as a flow with a wait in it");
  }

  private static Optional<Call> call(CallActivity activity) {
    ZeebeCalledElement called = activity.getSingleExtensionElement(ZeebeCalledElement.class);
    Optional<String> from = Elements.process(activity).map(Process::getId);
    return called == null || called.getProcessId() == null
        ? Optional.empty()
        : from.map(id -> new Call(activity, id, called.getProcessId()));
  }

  private static boolean reaches(String from, String to, Map<String, List<String>> called) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      String one = open.pop();
      if (seen.add(one)) {
        open.addAll(called.getOrDefault(one, List.of()));
      }
    }
    return seen.contains(to);
  }
}
