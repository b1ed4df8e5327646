// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

/** Drawings of journeys for tests, in the words of Modeler's files. */
public final class Diagrams {

  private Diagrams() {}

  /** A diagram with one process. */
  public static String process(String id, String content) {
    return diagram(
        "<bpmn:process id=\"" + id + "\" isExecutable=\"true\">" + content + "</bpmn:process>");
  }

  /** A diagram with this content. */
  public static String diagram(String content) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
        xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="https://x">
    """
        + content
        + """
        <bpmn:message id="spin" name="spin">
          <bpmn:extensionElements><zeebe:subscription correlationKey="=user_id" /></bpmn:extensionElements>
        </bpmn:message>
        <bpmn:message id="nameless" />
        <bpmn:message id="computed" name="=event.next" />
        <bpmn:message id="uncorrelated" name="purchase" />
        <bpmn:message id="by-order" name="order">
          <bpmn:extensionElements><zeebe:subscription correlationKey="=order_id" /></bpmn:extensionElements>
        </bpmn:message>
        <bpmn:error id="rejected" errorCode="WEBHOOK_REJECTED" />
        <bpmn:error id="unheard-of" errorCode="NOBODY_THROWS_THIS" />
        </bpmn:definitions>
        """;
  }

  /** A message start event with properties, as names and values in turn. */
  public static String entry(String id, String message, String... properties) {
    return "<bpmn:startEvent id=\"%s\">%s<bpmn:messageEventDefinition id=\"%s-message\" messageRef=\"%s\" /></bpmn:startEvent>"
        .formatted(id, properties(properties), id, message);
  }

  /** An intermediate message catch event with properties. */
  public static String catching(String id, String message, String... properties) {
    return "<bpmn:intermediateCatchEvent id=\"%s\">%s<bpmn:messageEventDefinition id=\"%s-message\" messageRef=\"%s\" /></bpmn:intermediateCatchEvent>"
        .formatted(id, properties(properties), id, message);
  }

  /** An intermediate timer catch event with properties. */
  public static String waiting(String id, String duration, String... properties) {
    return "<bpmn:intermediateCatchEvent id=\"%s\">%s<bpmn:timerEventDefinition id=\"%s-timer\"><bpmn:timeDuration>%s</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
        .formatted(id, properties(properties), id, duration);
  }

  /** A service task with headers, as names and values in turn. */
  public static String task(String id, String jobType, String... headers) {
    return "<bpmn:serviceTask id=\"%s\">%s</bpmn:serviceTask>".formatted(id, job(jobType, headers));
  }

  /** An intermediate event that throws a message by a worker, with headers. */
  public static String throwing(String id, String jobType, String... headers) {
    return "<bpmn:intermediateThrowEvent id=\"%s\">%s<bpmn:messageEventDefinition id=\"%s-message\" /></bpmn:intermediateThrowEvent>"
        .formatted(id, job(jobType, headers), id);
  }

  /** A user task that is left when a timer on its border is due, which has properties. */
  public static String timed(String id, String duration, String... properties) {
    return "<bpmn:userTask id=\"%s-task\" /><bpmn:boundaryEvent id=\"%s\" attachedToRef=\"%s-task\">%s<bpmn:timerEventDefinition id=\"%s-timer\"><bpmn:timeDuration>%s</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>"
        .formatted(id, id, id, properties(properties), id, duration);
  }

  private static String job(String jobType, String... headers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      text.append(
          "<zeebe:header key=\"%s\" value=\"%s\" />"
              .formatted(headers[i], escaped(headers[i + 1])));
    }
    return "<bpmn:extensionElements><zeebe:taskDefinition type=\"%s\" /><zeebe:taskHeaders>%s</zeebe:taskHeaders></bpmn:extensionElements>"
        .formatted(jobType, text);
  }

  /** A file with a decision that always gives the same text. */
  public static String decision(String id, String result) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="%s-file" name="Zoë"
        namespace="http://camunda.org/schema/1.0/dmn">
      <decision id="%s" name="Zoë">
        <variable id="%s-result" name="result" typeRef="string" />
        <literalExpression id="%s-text"><text>"%s"</text></literalExpression>
      </decision>
    </definitions>
    """
        .formatted(id, id, id, id, result);
  }

  /** An exclusive gateway. */
  public static String gateway(String id) {
    return "<bpmn:exclusiveGateway id=\"" + id + "\" />";
  }

  /** An end event. */
  public static String end(String id) {
    return "<bpmn:endEvent id=\"" + id + "\" />";
  }

  /** An error event on the border of an activity; without an error it catches all. */
  public static String boundaryError(String id, String on, String error) {
    String ref = error.isEmpty() ? "" : " errorRef=\"" + error + "\"";
    return "<bpmn:boundaryEvent id=\"%s\" attachedToRef=\"%s\"><bpmn:errorEventDefinition id=\"%s-error\"%s /></bpmn:boundaryEvent>"
        .formatted(id, on, id, ref);
  }

  /** A sequence flow, named after its ends. */
  public static String flow(String from, String to) {
    return "<bpmn:sequenceFlow id=\"%s-to-%s\" sourceRef=\"%s\" targetRef=\"%s\" />"
        .formatted(from, to, from, to);
  }

  /** An event with a message on the border of an activity, from which a flow leads on. */
  public static String border(String id, String on, boolean interrupting, String type) {
    return "<bpmn:boundaryEvent id=\"%s\" attachedToRef=\"%s\" cancelActivity=\"%s\">%s<bpmn:outgoing>%s-to-%s-call</bpmn:outgoing><bpmn:messageEventDefinition id=\"%s-m\" messageRef=\"nameless\" /></bpmn:boundaryEvent>"
        .formatted(id, on, interrupting, properties("on", type), id, id, id);
  }

  /** An event sub-process that leaves the rest of its scope running. */
  public static String notice(String id, String start, String type, String content) {
    return "<bpmn:subProcess id=\"%s\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"%s\" isInterrupting=\"false\">%s<bpmn:messageEventDefinition id=\"%s-m\" messageRef=\"nameless\" /></bpmn:startEvent>%s</bpmn:subProcess>"
        .formatted(id, start, properties("on", type), start, content);
  }

  /** A sub-process that runs three times side by side. */
  public static String threeTimes(String id, String content) {
    return "<bpmn:subProcess id=\"%s\"><bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection=\"=[1,2,3]\" inputElement=\"item\" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>%s</bpmn:subProcess>"
        .formatted(id, content);
  }

  /** An event with properties, and with an output mapping of its own. */
  public static String mapped(String event, String source, String target) {
    return event.replace(
        "</zeebe:properties>",
        "</zeebe:properties><zeebe:ioMapping><zeebe:output source=\"%s\" target=\"%s\" /></zeebe:ioMapping>"
            .formatted(source, target));
  }

  private static String properties(String... properties) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < properties.length; i += 2) {
      text.append(
          "<zeebe:property name=\"%s\" value=\"%s\" />"
              .formatted(properties[i], escaped(properties[i + 1])));
    }
    return text.isEmpty()
        ? ""
        : "<bpmn:extensionElements><zeebe:properties>"
            + text
            + "</zeebe:properties></bpmn:extensionElements>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }
}
