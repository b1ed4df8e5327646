// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Elements;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.webhooks.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is drawn for failures can happen, and what can happen is drawn. */
final class ErrorPaths implements Check {

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    List<ErrorCatch> catches = ErrorCatch.of(drawn);
    List<Flaw> flaws = new ArrayList<>();
    catches.forEach(one -> unreachable(one).ifPresent(flaws::add));
    drawn.elements(FlowNode.class).stream()
        .filter(ErrorPaths::isOnItsOwn)
        .filter(Thrown::isThrowingWebhook)
        .forEach(task -> uncaught(task, catches).ifPresent(flaws::add));
    drawn.elements(EndEvent.class).stream()
        .filter(ErrorPaths::isOnItsOwn)
        .forEach(end -> uncaughtEnd(end, catches).ifPresent(flaws::add));
    return flaws;
  }

  /** What a process throws that no event starts, its caller may catch. */
  private static boolean isOnItsOwn(BaseElement element) {
    return Elements.process(element).stream()
        .flatMap(process -> process.getChildElementsByType(StartEvent.class).stream())
        .flatMap(start -> start.getEventDefinitions().stream())
        .anyMatch(MessageEventDefinition.class::isInstance);
  }

  private static Optional<Flaw> uncaughtEnd(EndEvent end, List<ErrorCatch> catches) {
    return Thrown.endCodes(end).stream()
        .filter(code -> catches.stream().noneMatch(one -> one.catches(end, code)))
        .findFirst()
        .map(
            code ->
                Flaw.warning(
                    end.getId(),
                    "throws the error " + Labels.shown(code) + ", which nothing catches",
                    "catch it by an error event on what it stands in, or use a plain end event;"
                        + " else a run stops there with an incident"));
  }

  private static Optional<Flaw> unreachable(ErrorCatch one) {
    Thrown thrown = Thrown.within(one.scope());
    if (thrown.isOpen() || thrown.codes().contains(one.code())) {
      return Optional.empty();
    }
    String scope = Labels.of(one.scope());
    if (thrown.codes().isEmpty()) {
      return Optional.of(
          Flaw.error(
              one.event().getId(),
              "catches errors of " + scope + ", which throws none",
              Thrown.isWebhook(one.scope())
                  ? "set onFailure of " + scope + " to error, or take the event out"
                  : "take the event out"));
    }
    return one.code().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Flaw.error(
                one.event().getId(),
                "catches the error " + one.code() + ", which " + scope + " never throws",
                "use one of " + String.join(", ", thrown.codes()) + ", or no code to catch all"));
  }

  private static Optional<Flaw> uncaught(BaseElement task, List<ErrorCatch> catches) {
    Set<String> left = new TreeSet<>(Webhooks.errorCodes());
    for (ErrorCatch one : catches) {
      left.removeIf(code -> one.catches(task, code));
    }
    if (left.isEmpty()) {
      return Optional.empty();
    }
    if (left.size() == Webhooks.errorCodes().size()) {
      return Optional.of(
          Flaw.error(
              task.getId(),
              "throws an error when the call has failed, and nothing catches it",
              task instanceof Activity
                  ? "draw an error boundary event on it, or set onFailure to incident or continue"
                  : "use a WebHook task, on which an error boundary event can stand, or set"
                      + " onFailure to incident or continue"));
    }
    return Optional.of(
        Flaw.warning(
            task.getId(),
            "may throw " + String.join(", ", left) + ", which nothing catches",
            "catch these, too, or ops will see an incident when they happen"));
  }
}
