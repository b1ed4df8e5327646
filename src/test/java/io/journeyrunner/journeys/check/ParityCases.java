// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import static io.journeyrunner.journeys.diagram.Diagrams.boundaryError;
import static io.journeyrunner.journeys.diagram.Diagrams.diagram;
import static io.journeyrunner.journeys.diagram.Diagrams.end;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.gateway;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;

import java.util.List;
import java.util.stream.Stream;

/** Small drawings with one fault each, and good ones that look like them. */
final class ParityCases {

  private ParityCases() {}

  /**
   * A drawing.
   *
   * @param isGood whether engine 8.6 takes it
   */
  record Drawing(String name, boolean isGood, String text) {}

  static Stream<Drawing> all() {
    return Stream.of(conditions(), timers(), cycles(), mappings(), elements(), loops(), events())
        .flatMap(List::stream);
  }

  private static Drawing good(String name, String content) {
    return new Drawing(name, true, process("p", entry("begin", "spin") + content));
  }

  private static Drawing bad(String name, String content) {
    return new Drawing(name, false, process("p", entry("begin", "spin") + content));
  }

  private static List<Drawing> conditions() {
    return List.of(
        good("condition in FEEL", condition("=event.n &gt; 1")),
        good("condition with a string that has a backslash", condition("=event.n = \"a\\\\n\"")),
        good("condition with a filter", condition("=count(event.list[item &gt; 1]) &gt; 0")),
        bad("condition without =", condition("event.n &gt; 1")),
        bad("condition of Camunda 7", condition("${n &gt; 1}")),
        bad("condition that is empty", condition("")),
        bad("condition that is only =", condition("=")),
        bad("condition that can't be read", condition("=event.n &gt;")),
        good("script", script("=1 + 1")),
        bad("script without =", script("1 + 1")),
        bad("script that can't be read", script("=1 +")),
        bad("script that is empty", script("")),
        good("called process by text", call("other")),
        good("called process by FEEL", call("=event.process")),
        bad("called process that can't be read", call("=event.")),
        bad("called process without id", call("")),
        good("called decision by text", decision("other")),
        bad("called decision that can't be read", decision("=event.")),
        good("assignee by text", user("<zeebe:assignmentDefinition assignee=\"zoë\" />")),
        bad("assignee not FEEL", user("<zeebe:assignmentDefinition assignee=\"=zoë(\" />")),
        good("groups by text", user("<zeebe:assignmentDefinition candidateGroups=\"a, b\" />")),
        bad("groups not a list", user("<zeebe:assignmentDefinition candidateGroups=\"a,,b\" />")),
        good("due date", user("<zeebe:taskSchedule dueDate=\"2026-03-02T15:35:00+02:00\" />")),
        bad("due date that is none", user("<zeebe:taskSchedule dueDate=\"tomorrow\" />")),
        good("priority", user("<zeebe:userTask /><zeebe:priorityDefinition priority=\"50\" />")),
        bad(
            "priority of 200",
            user("<zeebe:userTask /><zeebe:priorityDefinition priority=\"200\" />")),
        bad(
            "priority of words",
            user("<zeebe:userTask /><zeebe:priorityDefinition priority=\"high\" />")),
        good(
            "completion condition",
            multi("=event.items", "<bpmn:completionCondition>=done</bpmn:completionCondition>")),
        bad(
            "completion condition not FEEL",
            multi("=event.items", "<bpmn:completionCondition>=done(</bpmn:completionCondition>")),
        bad("input collection without =", multi("event.items", "")),
        bad("input collection that can't be read", multi("=event.", "")));
  }

  private static List<Drawing> timers() {
    return List.of(
        good("duration", waiting("t", "P1DT2H")),
        good("duration in weeks", waiting("t", "P2W")),
        good("duration by FEEL", waiting("t", "=event.wait")),
        good("duration by constant FEEL", waiting("t", "=duration(\"P1D\")")),
        bad("duration in words", waiting("t", "1 day")),
        bad("duration of P", waiting("t", "P")),
        bad("duration that is empty", waiting("t", "")),
        bad("duration that can't be read", waiting("t", "=duration(")),
        good("date", date("2026-06-30T10:00:00Z")),
        good("date with an offset", date("2026-06-30T10:00:00+02:00")),
        good("date with a zone", date("2026-06-30T10:00:00+02:00[Europe/Berlin]")),
        good("date by FEEL", date("=event.until")),
        bad("31 June", date("2026-06-31T10:00:00Z")),
        bad("date without a zone", date("2026-06-30T10:00:00")),
        bad("date with another zone", date("2026-06-30T10:00:00@Europe/Berlin")),
        bad("date without a time", date("2026-06-30")),
        bad("date in words", date("tomorrow")),
        bad(
            "timer without a time",
            event("intermediateCatchEvent", "<bpmn:timerEventDefinition id=\"x-d\" />")));
  }

  private static List<Drawing> cycles() {
    return List.of(
        good("cycle", cycle("R3/PT10M")),
        good("cycle without end", cycle("R/PT1H")),
        good("cycle from a date", cycle("R3/2026-06-30T10:00:00Z/PT1H")),
        good("cycle by cron", cycle("0 0 9 * * MON-FRI")),
        good("cycle by a word", cycle("@daily")),
        good("cycle on the last day", cycle("0 0 9 L * *")),
        good("cycle by FEEL", cycle("=cycle(duration(\"PT1H\"))")),
        bad("cycle that is a duration", cycle("PT5S")),
        bad("cycle in words", cycle("every 5 s")),
        bad("cycle of R5", cycle("R5")),
        bad("cycle of no times", cycle("Rx/PT1H")),
        bad("cycle of a zone", cycle("@Europe/Vienna")),
        bad("cycle by five fields", cycle("0 9 * * MON")),
        bad("cycle of the 25th hour", cycle("0 0 25 * * *")),
        bad("cycle that can't be read", cycle("=cycle(")),
        bad(
            "cycle on a wait in the flow",
            event("intermediateCatchEvent", timer("timeCycle", "R/PT1H"))));
  }

  private static List<Drawing> mappings() {
    return List.of(
        good("mapping", mapping("output", "=event.n", "n")),
        good("input mapping of a text", mapping("input", "hello", "n")),
        good("mapping into a path", mapping("output", "=event.n", "n.inner")),
        bad("output mapping of a text", mapping("output", "hello", "n")),
        bad("output mapping with only =", mapping("output", "=", "n")),
        bad("input mapping that can't be read", mapping("input", "=event.", "n")),
        bad("mapping to a name with a blank", mapping("output", "=event.n", "my n")),
        bad("mapping to null", mapping("output", "=event.n", "null")),
        bad("mapping to no name", mapping("output", "=event.n", "")),
        good("job retries by FEEL", retries("=3")),
        bad("job retries that can't be read", retries("=3(")),
        bad("task headers twice", task("t", "webhook", "a", "1", "a", "2")));
  }

  private static List<Drawing> elements() {
    return List.of(
        bad(
            "ad-hoc sub-process",
            "<bpmn:adHocSubProcess id=\"a\"><bpmn:task id=\"t\" /></bpmn:adHocSubProcess>"),
        bad("conditional catch event", event("intermediateCatchEvent", CONDITIONAL)),
        bad(
            "conditional boundary event",
            "<bpmn:task id=\"t\" />" + boundary("t", CONDITIONAL) + end("e") + flow("x", "e")),
        bad("complex gateway", "<bpmn:complexGateway id=\"g\" />"),
        bad(
            "transaction",
            "<bpmn:transaction id=\"t\"><bpmn:startEvent id=\"s\" /></bpmn:transaction>"),
        bad(
            "sub-process without a start",
            "<bpmn:subProcess id=\"s\"><bpmn:task id=\"t\" /></bpmn:subProcess>"),
        bad("two none start events", "<bpmn:startEvent id=\"a\" /><bpmn:startEvent id=\"b\" />"),
        bad("service task without a job", "<bpmn:serviceTask id=\"t\" />"),
        bad(
            "event-based gateway with one branch",
            "<bpmn:eventBasedGateway id=\"g\" />" + waiting("t", "P1D") + flow("g", "t")),
        good(
            "boundary event",
            "<bpmn:task id=\"t\" />"
                + boundary("t", timer("timeDuration", "P1D"))
                + end("e")
                + flow("x", "e")),
        bad(
            "boundary event without a flow",
            "<bpmn:task id=\"t\" />" + boundary("t", timer("timeDuration", "P1D"))),
        bad(
            "boundary event on nothing",
            boundary("nothing", timer("timeDuration", "P1D")) + end("e") + flow("x", "e")),
        bad(
            "boundary event at an end event",
            end("t") + boundary("t", timer("timeDuration", "P1D")) + end("e") + flow("x", "e")),
        bad(
            "flow without a target",
            "<bpmn:task id=\"t\" /><bpmn:sequenceFlow id=\"f\" sourceRef=\"t\" />"),
        bad("flow to nothing", "<bpmn:task id=\"t\" />" + flow("t", "nothing")),
        bad("an id twice", "<bpmn:task id=\"t\" /><bpmn:task id=\"t\" />"));
  }

  private static List<Drawing> loops() {
    String ring = flow("a", "b") + flow("b", "a");
    return List.of(
        bad("loop of manual tasks", "<bpmn:manualTask id=\"a\" /><bpmn:task id=\"b\" />" + ring),
        bad(
            "loop of a throw event",
            "<bpmn:intermediateThrowEvent id=\"a\" />"
                + "<bpmn:exclusiveGateway id=\"b\" />"
                + ring),
        good("loop with a wait", "<bpmn:manualTask id=\"a\" />" + waiting("b", "PT1H") + ring),
        bad(
            "loop in a sub-process",
            "<bpmn:subProcess id=\"s\"><bpmn:startEvent id=\"i\" /><bpmn:manualTask id=\"a\""
                + " /><bpmn:task id=\"b\" />"
                + flow("i", "a")
                + ring
                + "</bpmn:subProcess>"),
        bad(
            "loop round a sub-process",
            "<bpmn:subProcess id=\"b\"><bpmn:startEvent id=\"i\""
                + " /></bpmn:subProcess><bpmn:manualTask id=\"a\" />"
                + ring),
        new Drawing(
            "calls itself",
            false,
            process("p", "<bpmn:startEvent id=\"begin\" />" + call("p") + flow("begin", "x"))),
        new Drawing(
            "call each other", false, diagram(callee("p", "q", "x") + callee("q", "p", "y"))),
        new Drawing(
            "calls a process of the file",
            true,
            diagram(
                callee("p", "q", "x")
                    + "<bpmn:process id=\"q\" isExecutable=\"true\"><bpmn:startEvent id=\"q-begin\""
                    + " /></bpmn:process>")));
  }

  private static List<Drawing> events() {
    return List.of(
        good(
            "link",
            link("throw", "intermediateThrowEvent", "a")
                + link("catch", "intermediateCatchEvent", "a")),
        bad("link to nowhere", link("throw", "intermediateThrowEvent", "a")),
        bad(
            "link without a name",
            link("throw", "intermediateThrowEvent", "")
                + link("catch", "intermediateCatchEvent", "")),
        bad(
            "two links of one name",
            link("a", "intermediateCatchEvent", "x") + link("b", "intermediateCatchEvent", "x")),
        good(
            "error end",
            event("endEvent", "<bpmn:errorEventDefinition id=\"x-d\" errorRef=\"rejected\" />")),
        bad(
            "error end without a code",
            event("endEvent", "<bpmn:errorEventDefinition id=\"x-d\" />")),
        good("terminate end", event("endEvent", "<bpmn:terminateEventDefinition id=\"x-d\" />")),
        bad(
            "two boundary events on one error",
            task("t", "webhook")
                + boundaryError("a", "t", "rejected")
                + boundaryError("b", "t", "rejected")
                + end("e")
                + flow("a", "e")
                + flow("b", "e")),
        bad("event without a definition", event("intermediateCatchEvent", "")),
        bad(
            "signal without a name",
            event("intermediateThrowEvent", "<bpmn:signalEventDefinition id=\"x-d\" />")),
        bad(
            "message without a name",
            event("intermediateCatchEvent", "<bpmn:messageEventDefinition id=\"x-d\" />")));
  }

  private static final String CONDITIONAL =
      "<bpmn:conditionalEventDefinition id=\"x-d\"><bpmn:condition>=n &gt;"
          + " 1</bpmn:condition></bpmn:conditionalEventDefinition>";

  private static String condition(String text) {
    return gateway("g").replace("/>", "default=\"g-to-b\" />")
        + end("a")
        + end("b")
        + flow("g", "b")
        + "<bpmn:sequenceFlow id=\"f\" sourceRef=\"g\" targetRef=\"a\"><bpmn:conditionExpression>%s</bpmn:conditionExpression></bpmn:sequenceFlow>"
            .formatted(text);
  }

  private static String with(String kind, String extensions) {
    return "<bpmn:%s id=\"x\"><bpmn:extensionElements>%s</bpmn:extensionElements></bpmn:%s>"
        .formatted(kind, extensions, kind);
  }

  private static String script(String text) {
    return with(
        "scriptTask", "<zeebe:script expression=\"%s\" resultVariable=\"r\" />".formatted(text));
  }

  private static String call(String id) {
    return with("callActivity", "<zeebe:calledElement processId=\"%s\" />".formatted(id));
  }

  private static String callee(String id, String calls, String x) {
    return "<bpmn:process id=\"%s\" isExecutable=\"true\"><bpmn:startEvent id=\"%s-begin\" />%s%s</bpmn:process>"
        .formatted(id, id, call(calls).replace("\"x\"", "\"" + x + "\""), flow(id + "-begin", x));
  }

  private static String decision(String id) {
    return with(
        "businessRuleTask",
        "<zeebe:calledDecision decisionId=\"%s\" resultVariable=\"r\" />".formatted(id));
  }

  private static String user(String extensions) {
    return with("userTask", extensions);
  }

  private static String multi(String collection, String more) {
    return "<bpmn:task id=\"x\"><bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection=\"%s\" inputElement=\"i\" /></bpmn:extensionElements>%s</bpmn:multiInstanceLoopCharacteristics></bpmn:task>"
        .formatted(collection, more);
  }

  private static String mapping(String kind, String source, String target) {
    return with(
        "task",
        "<zeebe:ioMapping><zeebe:%s source=\"%s\" target=\"%s\" /></zeebe:ioMapping>"
            .formatted(kind, source, target));
  }

  private static String retries(String text) {
    return with(
        "serviceTask",
        "<zeebe:taskDefinition type=\"webhook\" retries=\"%s\" /><zeebe:taskHeaders><zeebe:header key=\"url\" value=\"https://x.test/\" /></zeebe:taskHeaders>"
            .formatted(text));
  }

  private static String timer(String kind, String text) {
    return "<bpmn:timerEventDefinition id=\"x-d\"><bpmn:%s>%s</bpmn:%s></bpmn:timerEventDefinition>"
        .formatted(kind, text, kind);
  }

  private static String date(String text) {
    return event("intermediateCatchEvent", timer("timeDate", text));
  }

  private static String cycle(String text) {
    return "<bpmn:task id=\"t\" />"
        + boundary("t", timer("timeCycle", text))
            .replace("attached", "cancelActivity=\"false\" attached")
        + end("e")
        + flow("x", "e");
  }

  private static String event(String kind, String definition) {
    return "<bpmn:%s id=\"x\">%s</bpmn:%s>".formatted(kind, definition, kind);
  }

  private static String link(String id, String kind, String name) {
    return "<bpmn:%s id=\"%s\"><bpmn:linkEventDefinition id=\"%s-d\" name=\"%s\" /></bpmn:%s>"
        .formatted(kind, id, id, name, kind);
  }

  private static String boundary(String on, String definition) {
    return "<bpmn:boundaryEvent id=\"x\" attachedToRef=\"%s\">%s</bpmn:boundaryEvent>"
        .formatted(on, definition);
  }
}
