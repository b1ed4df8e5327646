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

  static Stream<Move> tasks() {
    String escalating =
        "<bpmn:subProcess id=\"up\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"upped\">"
            + ESCALATION
            + "</bpmn:startEvent></bpmn:subProcess>";
    String joined =
        "<bpmn:parallelGateway id=\"fork\" /><bpmn:parallelGateway id=\"join\" />"
            + task("at", "nobody-does-this")
            + flows("begin", "fork", "at", "join")
            + flow("fork", "join");
    return Stream.of(
        moves("a task", TASK, TASK, "at"),
        moves(
            "a task with a timer",
            TASK + bordering("at", TIMER),
            TASK + bordering("at", TIMER),
            "at"),
        moves("a task that gets a timer", TASK, TASK + bordering("at", TIMER), "at"),
        moves("a task that loses a timer", TASK + bordering("at", TIMER), TASK, "at"),
        moves(
            "a task with a notice of another event",
            TASK + bordered("at", "one"),
            TASK + bordered("at", "two"),
            "at"),
        moves(
            "a task whose timer becomes a message",
            TASK + bordering("at", TIMER),
            TASK + bordered("at", "one").replace("told\"", "border\"").replace("told-", "border-"),
            "at"),
        stays(
            "a task that does another job",
            TASK,
            task("at", "nor-this") + flow("begin", "at"),
            "at"),
        stays(
            "a task that moves into a sub-process",
            TASK,
            inside("in", task("at", "nobody-does-this") + flow("in-begin", "at"))
                + flow("begin", "in"),
            "at"),
        stays("a task beside an escalation", TASK + escalating, TASK + escalating, "at"),
        stays("a task that gets an escalation beside it", TASK, TASK + escalating, "at"),
        stays("a branch beside one that waits at a join", joined, joined, "join"),
        stays(
            "a message end",
            throwing("at", "nobody-does-this").replace("intermediateThrowEvent", "endEvent")
                + flow("begin", "at"),
            throwing("at", "nobody-does-this").replace("intermediateThrowEvent", "endEvent")
                + flow("begin", "at"),
            "at"),
        moves(
            "an exclusive gateway without a way",
            deciding("exclusiveGateway"),
            deciding("exclusiveGateway"),
            "at"),
        stays(
            "an inclusive gateway without a way",
            deciding("inclusiveGateway"),
            deciding("inclusiveGateway"),
            "at"));
  }

  static Stream<Move> many() {
    String sub = INSIDE;
    String three =
        threeTimes(
                "in",
                "<bpmn:startEvent id=\"in-begin\" />"
                    + task("at", "nobody-does-this")
                    + flow("in-begin", "at"))
            + flow("begin", "in");
    String timed =
        threeTimes(
                "in",
                "<bpmn:startEvent id=\"in-begin\" />"
                    + TASK.replace("\"begin", "\"in-begin")
                    + bordering("at", TIMER))
            + flow("begin", "in");
    return Stream.of(
        moves("parallel instances", many(TASK, false), many(TASK, false), "at"),
        moves("instances one after the other", many(TASK, true), many(TASK, true), "at"),
        stays(
            "parallel instances with a timer",
            many(TASK, false) + bordering("at", TIMER),
            many(TASK, false) + bordering("at", TIMER),
            "at"),
        stays(
            "instances one after the other with a timer",
            many(TASK, true) + bordering("at", TIMER),
            many(TASK, true) + bordering("at", TIMER),
            "at"),
        moves(
            "instances that get a timer",
            many(TASK, true),
            many(TASK, true) + bordering("at", TIMER),
            "at"),
        stays(
            "parallel instances that go one after the other",
            many(TASK, false),
            many(TASK, true),
            "at"),
        stays("one that becomes many", TASK, many(TASK, false), "at"),
        moves("a sub-process", sub, sub, "at"),
        moves("parallel sub-processes", three, three, "at"),
        moves("parallel sub-processes with a timer inside", timed, timed, "at"),
        stays(
            "parallel sub-processes with a timer",
            three + bordering("in", TIMER),
            three + bordering("in", TIMER),
            "in"),
        stays("a sub-process with an escalation", sub + bordering("in", ESCALATION), sub, "in"),
        stays(
            "a sub-process that gets an escalation", sub, sub + bordering("in", ESCALATION), "in"));
  }

  static Stream<Move> waits() {
    String used = catching("at", "nameless", "on", "used") + flow("begin", "at");
    String later = waiting("at", "PT1H") + flow("begin", "at");
    String branches =
        gateway("used", "later")
            + catching("used", "nameless", "on", "used")
            + waiting("later", "PT1H");
    return Stream.of(
        moves("a wait", used, used, "at"),
        moves("a wait for another event", used, used.replace("\"used\"", "\"bought\""), "at"),
        stays("a wait that becomes a timer", used, later, "at"),
        moves("a timer", later, later, "at"),
        moves("an event-based gateway", branches, branches, "at"),
        moves(
            "an event-based gateway for another event",
            branches,
            branches.replace("\"on\" value=\"used\"", "\"on\" value=\"bought\""),
            "at"),
        moves(
            "an event-based gateway with other branches",
            branches,
            gateway("bought", "soon")
                + catching("bought", "nameless", "on", "used")
                + waiting("soon", "PT1M"),
            "at"),
        moves(
            "an event-based gateway whose branches change places",
            branches,
            gateway("used", "later")
                + waiting("used", "PT1H")
                + catching("later", "nameless", "on", "used"),
            "at"),
        stays("beside a notice", TASK + heard("used"), TASK + heard("used"), "at"),
        stays(
            "beside a notice of another event", TASK + heard("used"), TASK + heard("bought"), "at"),
        stays("beside a notice that is taken out", TASK + heard("used"), TASK, "at"),
        moves("in a sub-process with a notice", noticing("used"), noticing("bought"), "at"),
        moves(
            "in a sub-process with a wait at its border",
            INSIDE + bordered("in", "used"),
            INSIDE + bordered("in", "bought"),
            "at"),
        moves("beside a notice that is new", TASK, TASK + heard("used"), "at"));
  }
}
