// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebePriorityDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Tasks for people: nobody does them here, and what is written on them is read by the engine. */
final class People implements Check {

  private static final Pattern LIST = Pattern.compile("[^,]*[^,\\s][^,]*(,[^,]*[^,\\s][^,]*)*");
  private static final Pattern PRIORITY = Pattern.compile("\\d{1,2}|100");

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    List<Flaw> flaws = new ArrayList<>();
    for (UserTask task : drawn.elements(UserTask.class)) {
      flaws.add(
          Flaw.warning(
              task.getId(),
              "is a task for people, and Journey Runner has no task list: a run stays there until"
                  + " another program completes it",
              "use a wait for an event, unless you have such a program"));
    }
    for (ZeebeAssignmentDefinition one :
        drawn.model().getModelElementsByType(ZeebeAssignmentDefinition.class)) {
      list(one, "candidate groups", one.getCandidateGroups(), flaws);
      list(one, "candidate users", one.getCandidateUsers(), flaws);
    }
    for (ZeebeTaskSchedule one : drawn.model().getModelElementsByType(ZeebeTaskSchedule.class)) {
      date(one, "due date", one.getDueDate(), flaws);
      date(one, "follow-up date", one.getFollowUpDate(), flaws);
    }
    for (ZeebePriorityDefinition one :
        drawn.model().getModelElementsByType(ZeebePriorityDefinition.class)) {
      if (one.getPriority() != null
          && isFixed(one.getPriority())
          && !PRIORITY.matcher(one.getPriority()).matches()) {
        flaws.add(flaw(one, one.getPriority(), "write a number from 0 to 100").at("priority"));
      }
    }
    return flaws;
  }

  private static void list(
      ModelElementInstance owner, String part, @Nullable String text, List<Flaw> flaws) {
    if (text != null && isFixed(text) && !LIST.matcher(text).matches()) {
      flaws.add(
          flaw(owner, text, "write names with a comma between them, such as crm, shop").at(part));
    }
  }

  private static void date(
      ModelElementInstance owner, String part, @Nullable String text, List<Flaw> flaws) {
    if (text == null || !isFixed(text)) {
      return;
    }
    try {
      ZonedDateTime unused = ZonedDateTime.parse(text);
    } catch (DateTimeException e) {
      flaws.add(flaw(owner, text, "write it as in 2026-11-23T10:00:00Z").at(part));
    }
  }

  private static Flaw flaw(ModelElementInstance owner, String text, String remedy) {
    return Flaw.error(Owner.id(owner), "can't be read: " + Labels.shown(text), remedy);
  }

  private static boolean isFixed(String text) {
    return !text.startsWith("=");
  }
}
