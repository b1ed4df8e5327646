// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.ConditionExpression;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.Signal;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebePriorityDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeScript;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * A place of a diagram where FEEL may stand, after a {@code =}.
 *
 * @param owner what it is read on
 * @param part what it is there
 * @param text as it is written; null if nothing is
 * @param isFeel true if a text without a {@code =} is refused
 */
record FeelPlace(ModelElementInstance owner, String part, @Nullable String text, boolean isFeel) {

  /** Where the engine (8.6) reads FEEL, in processes that can't run, too: it looks at all. */
  static List<FeelPlace> of(DrawnDiagram drawn) {
    Collector places = new Collector(drawn);
    places.feel(ConditionExpression.class, "condition", ModelElementInstance::getTextContent);
    places.timers();
    places.mappings();
    places.feel(
        ZeebeLoopCharacteristics.class,
        "input collection",
        ZeebeLoopCharacteristics::getInputCollection);
    places.feel(
        ZeebeLoopCharacteristics.class,
        "output element",
        ZeebeLoopCharacteristics::getOutputElement);
    places.text(
        MultiInstanceLoopCharacteristics.class,
        "completion condition",
        loop -> text(loop.getCompletionCondition()));
    places.feel(ZeebeScript.class, "script", ZeebeScript::getExpression);
    places.feel(ZeebeSubscription.class, "correlation key", ZeebeSubscription::getCorrelationKey);
    places.text(ZeebeTaskDefinition.class, "job type", ZeebeTaskDefinition::getType);
    places.text(ZeebeTaskDefinition.class, "retries", ZeebeTaskDefinition::getRetries);
    places.text(ZeebeCalledElement.class, "called process", ZeebeCalledElement::getProcessId);
    places.text(ZeebeCalledDecision.class, "called decision", ZeebeCalledDecision::getDecisionId);
    places.text(Message.class, "message name", Message::getName);
    places.text(Signal.class, "signal name", Signal::getName);
    places.people();
    return places.found;
  }

  private static @Nullable String text(@Nullable ModelElementInstance element) {
    return element == null ? null : element.getTextContent();
  }

  private static final class Collector {

    private final DrawnDiagram drawn;
    private final List<FeelPlace> found = new ArrayList<>();

    Collector(DrawnDiagram drawn) {
      this.drawn = drawn;
    }

    <T extends ModelElementInstance> void feel(
        Class<T> kind, String part, Function<T, @Nullable String> text) {
      add(kind, part, text, true);
    }

    <T extends ModelElementInstance> void text(
        Class<T> kind, String part, Function<T, @Nullable String> text) {
      add(kind, part, text, false);
    }

    private <T extends ModelElementInstance> void add(
        Class<T> kind, String part, Function<T, @Nullable String> text, boolean isFeel) {
      for (T owner : drawn.model().getModelElementsByType(kind)) {
        found.add(new FeelPlace(owner, part, text.apply(owner), isFeel));
      }
    }

    void mappings() {
      for (ZeebeInput one : drawn.model().getModelElementsByType(ZeebeInput.class)) {
        found.add(new FeelPlace(one, "mapping to " + one.getTarget(), one.getSource(), false));
      }
      for (ZeebeOutput one : drawn.model().getModelElementsByType(ZeebeOutput.class)) {
        found.add(new FeelPlace(one, "mapping to " + one.getTarget(), one.getSource(), true));
      }
    }

    void timers() {
      for (CatchEvent event : drawn.model().getModelElementsByType(CatchEvent.class)) {
        for (TimerEventDefinition timer :
            event.getChildElementsByType(TimerEventDefinition.class)) {
          Stream.of(timer.getTimeDuration(), timer.getTimeDate(), timer.getTimeCycle())
              .filter(Objects::nonNull)
              .forEach(
                  part -> found.add(new FeelPlace(event, "timer", part.getTextContent(), false)));
        }
      }
    }

    void people() {
      text(ZeebeAssignmentDefinition.class, "assignee", ZeebeAssignmentDefinition::getAssignee);
      text(
          ZeebeAssignmentDefinition.class,
          "candidate groups",
          ZeebeAssignmentDefinition::getCandidateGroups);
      text(
          ZeebeAssignmentDefinition.class,
          "candidate users",
          ZeebeAssignmentDefinition::getCandidateUsers);
      text(ZeebeTaskSchedule.class, "due date", ZeebeTaskSchedule::getDueDate);
      text(ZeebeTaskSchedule.class, "follow-up date", ZeebeTaskSchedule::getFollowUpDate);
      text(ZeebePriorityDefinition.class, "priority", ZeebePriorityDefinition::getPriority);
    }
  }
}
