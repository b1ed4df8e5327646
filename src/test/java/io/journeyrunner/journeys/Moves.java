// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.border;
import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.notice;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.journeys.diagram.Diagrams.threeTimes;
import static io.journeyrunner.journeys.diagram.Diagrams.throwing;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static io.journeyrunner.testing.Journeys.flows;

import java.util.stream.Stream;

/** Drawings of two versions each, and whether engine 8.6 moves a run from one to the other. */
final class Moves {

  private Moves() {}

  /** Two drawings, and where the run stands in the first one. */
  record Move(String name, String from, String to, String at, boolean moves) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Move moves(String name, String from, String to, String at) {
    return new Move(name, from, to, at, true);
  }

  private static Move stays(String name, String from, String to, String at) {
    return new Move(name, from, to, at, false);
  }

  /** A migration maps at least one element. */
  static final String ELSEWHERE = task("elsewhere", "nobody-does-this");

  private static final String TASK = task("at", "nobody-does-this") + flow("begin", "at");

  private static String many(String content, boolean sequential) {
    String loop =
        "<bpmn:multiInstanceLoopCharacteristics isSequential=\"%s\"><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection=\"=[1,2]\" inputElement=\"one\" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>"
            .formatted(sequential);
    return content.replace("</bpmn:serviceTask>", loop + "</bpmn:serviceTask>");
  }

  /** An event at the border of the task, or of what is named. */
  private static String bordering(String on, String definition) {
    return "<bpmn:boundaryEvent id=\"border\" attachedToRef=\"%s\"><bpmn:outgoing>border-to-aside</bpmn:outgoing>%s</bpmn:boundaryEvent><bpmn:endEvent id=\"aside\" />%s"
        .formatted(on, definition, flow("border", "aside"));
  }

  private static final String TIMER =
      "<bpmn:timerEventDefinition"
          + " id=\"border-t\"><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>";

  private static final String ESCALATION = "<bpmn:escalationEventDefinition id=\"border-e\" />";

  private static String inside(String id, String content) {
    return "<bpmn:subProcess id=\"%s\"><bpmn:startEvent id=\"%s-begin\" />%s</bpmn:subProcess>"
        .formatted(id, id, content);
  }

  private static final String INSIDE =
      inside("in", task("at", "nobody-does-this") + flow("in-begin", "at")) + flow("begin", "in");

  private static String noticing(String type) {
    return INSIDE.replace("</bpmn:subProcess>", heard(type) + "</bpmn:subProcess>");
  }

  private static String bordered(String on, String type) {
    return border("told", on, false, type)
        + task("told-call", "nobody-does-this")
        + flow("told", "told-call");
  }

  private static String gateway(String first, String second) {
    return "<bpmn:eventBasedGateway id=\"at\"><bpmn:outgoing>at-to-%s</bpmn:outgoing><bpmn:outgoing>at-to-%s</bpmn:outgoing></bpmn:eventBasedGateway>"
            .formatted(first, second)
        + flows("begin", "at", first)
        + flow("at", second);
  }

  private static String heard(String type) {
    return notice(
        "notice", "noticed", type, task("note", "nobody-does-this") + flow("noticed", "note"));
  }

  private static String deciding(String kind) {
    return "<bpmn:%s id=\"at\" /><bpmn:sequenceFlow id=\"on\" sourceRef=\"at\" targetRef=\"next\"><bpmn:conditionExpression>=nothing &gt; 1</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:sequenceFlow id=\"too\" sourceRef=\"at\" targetRef=\"next\"><bpmn:conditionExpression>=nothing &lt; 1</bpmn:conditionExpression></bpmn:sequenceFlow>"
            .formatted(kind)
        + task("next", "nobody-does-this")
        + flow("begin", "at");
  }

  private static final String ESCALATING =
      "<bpmn:subProcess id=\"up\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"upped\">"
          + ESCALATION
          + "</bpmn:startEvent></bpmn:subProcess>";

  private static final String JOINED =
      "<bpmn:parallelGateway id=\"fork\" /><bpmn:parallelGateway id=\"join\" />"
          + task("at", "nobody-does-this")
          + flows("begin", "fork", "at", "join")
          + flow("fork", "join");

  private static final String TIMED = TASK + bordering("at", TIMER);

  private static final String ENDING =
      throwing("at", "nobody-does-this").replace("intermediateThrowEvent", "endEvent")
          + flow("begin", "at");

  static Stream<Move> tasks() {
    return Stream.of(
        moves("a task", TASK, TASK, "at"),
        stays("a task of another job", TASK, TASK.replace("nobody", "somebody"), "at"),
        stays("a task that moves into a sub-process", TASK, INSIDE, "at"),
        stays("a task beside an escalation", TASK + ESCALATING, TASK + ESCALATING, "at"),
        stays("a task that gets an escalation beside it", TASK, TASK + ESCALATING, "at"),
        stays("a branch beside one that waits at a join", JOINED, JOINED, "join"),
        stays("a message end", ENDING, ENDING, "at"));
  }

  static Stream<Move> borders() {
    String told = bordered("at", "one");
    String renamed = told.replace("told\"", "border\"").replace("told-", "border-");
    return Stream.of(
        moves("a task with a timer", TIMED, TIMED, "at"),
        moves("a task that gets a timer", TASK, TIMED, "at"),
        moves("a task that loses a timer", TIMED, TASK, "at"),
        moves("a task with another notice", TASK + told, TASK + bordered("at", "two"), "at"),
        moves("a task whose timer becomes a message", TIMED, TASK + renamed, "at"));
  }

  static Stream<Move> gateways() {
    String exclusive = deciding("exclusiveGateway");
    String inclusive = deciding("inclusiveGateway");
    String branches = branches("used");
    String others =
        gateway("bought", "soon")
            + catching("bought", "nameless", "on", "used")
            + waiting("soon", "PT1M");
    String swapped =
        gateway("used", "later")
            + waiting("used", "PT1H")
            + catching("later", "nameless", "on", "used");
    return Stream.of(
        moves("an exclusive gateway without a way", exclusive, exclusive, "at"),
        stays("an inclusive gateway without a way", inclusive, inclusive, "at"),
        moves("an event-based gateway", branches, branches, "at"),
        moves("an event-based gateway for another event", branches, branches("bought"), "at"),
        moves("an event-based gateway with other branches", branches, others, "at"),
        moves("an event-based gateway whose branches change places", branches, swapped, "at"));
  }

  private static String branches(String type) {
    return gateway("used", "later")
        + catching("used", "nameless", "on", type)
        + waiting("later", "PT1H");
  }

  static Stream<Move> many() {
    String parallel = many(TASK, false);
    String sequential = many(TASK, true);
    String timer = bordering("at", TIMER);
    return Stream.of(
        moves("parallel instances", parallel, parallel, "at"),
        moves("instances one after the other", sequential, sequential, "at"),
        stays("parallel instances with a timer", parallel + timer, parallel + timer, "at"),
        stays("one after the other with a timer", sequential + timer, sequential + timer, "at"),
        moves("instances that get a timer", sequential, sequential + timer, "at"),
        stays("parallel instances that go one after the other", parallel, sequential, "at"),
        stays("one that becomes many", TASK, parallel, "at"));
  }

  private static String three(String more) {
    String inside = task("at", "nobody-does-this") + flow("in-begin", "at") + more;
    return threeTimes("in", "<bpmn:startEvent id=\"in-begin\" />" + inside) + flow("begin", "in");
  }

  static Stream<Move> subProcesses() {
    String three = three("");
    String timed = three(bordering("at", TIMER));
    String timer = bordering("in", TIMER);
    String escalation = bordering("in", ESCALATION);
    return Stream.of(
        moves("a sub-process", INSIDE, INSIDE, "at"),
        moves("parallel sub-processes", three, three, "at"),
        moves("parallel sub-processes with a timer inside", timed, timed, "at"),
        stays("parallel sub-processes with a timer", three + timer, three + timer, "in"),
        stays("a sub-process with an escalation", INSIDE + escalation, INSIDE, "in"),
        stays("a sub-process that gets an escalation", INSIDE, INSIDE + escalation, "in"),
        moves("in a sub-process with a notice", noticing("used"), noticing("bought"), "at"),
        moves(
            "in a sub-process with a wait at its border",
            INSIDE + bordered("in", "used"),
            INSIDE + bordered("in", "bought"),
            "at"));
  }

  static Stream<Move> waits() {
    String used = catching("at", "nameless", "on", "used") + flow("begin", "at");
    String later = waiting("at", "PT1H") + flow("begin", "at");
    String noticing = TASK + heard("used");
    return Stream.of(
        moves("a wait", used, used, "at"),
        moves("a wait for another event", used, used.replace("\"used\"", "\"bought\""), "at"),
        stays("a wait that becomes a timer", used, later, "at"),
        moves("a timer", later, later, "at"),
        stays("beside a notice", noticing, noticing, "at"),
        stays("beside a notice of another event", noticing, TASK + heard("bought"), "at"),
        stays("beside a notice that is taken out", noticing, TASK, "at"),
        moves("beside a notice that is new", TASK, noticing, "at"));
  }
}
