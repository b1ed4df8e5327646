// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import io.camunda.zeebe.model.bpmn.instance.Definitions;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnDiagram;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnPlane;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.problems.Finding;
import io.journeyrunner.webhooks.Webhook;
import io.journeyrunner.webhooks.Webhooks;
import java.util.Map;
import java.util.Optional;

/**
 * The process that a rule becomes: a start and one WebHook, with a diagram so that Operate can draw
 * it. There is no end event, since every element costs the engine time. The same rule gives the
 * same text, so that deploying it again makes no new version.
 */
final class RuleProcess {

  /** The id of the WebHook in every such process. */
  static final String CALL = "call";

  private RuleProcess() {}

  static ProcessId id(String ruleId) {
    return new ProcessId(ProcessId.RULE_PREFIX + ruleId);
  }

  static ProcessResource of(Rule rule) {
    ProcessId id = id(rule.id());
    ServiceTaskBuilder task =
        Bpmn.createExecutableProcess(id.value())
            .name(rule.name())
            .startEvent("event")
            .name(rule.on())
            .sequenceFlowId("to-call")
            .serviceTask(CALL)
            .name(label(rule.webhook()))
            .zeebeJobType(Webhooks.JOB_TYPE);
    for (Map.Entry<String, String> header : Webhooks.taskHeaders(rule.webhook()).entrySet()) {
      task.zeebeTaskHeader(header.getKey(), header.getValue());
    }
    if (rule.webhook().expiresAfter() != null) {
      task.zeebeInput("=now()", "journeyrunner.since");
    }
    BpmnModelInstance model = task.done();
    giveFixedIds(model);
    return new ProcessResource(id + ".bpmn", Bpmn.convertToString(model));
  }

  private static String label(Webhook webhook) {
    if (webhook.endpoint() != null) {
      return webhook.method() + " " + webhook.endpoint();
    }
    String address = webhook.url().replaceFirst("^https?://", "").split("[/?#]", 2)[0];
    return webhook.method() + " " + address;
  }

  /** The library makes up ids; with them, every deployment would be a new version. */
  private static void giveFixedIds(BpmnModelInstance model) {
    model.getModelElementsByType(Definitions.class).forEach(one -> one.setId("rule"));
    model.getModelElementsByType(BpmnDiagram.class).forEach(one -> one.setId("diagram"));
    model.getModelElementsByType(BpmnPlane.class).forEach(one -> one.setId("plane"));
    model
        .getModelElementsByType(BpmnShape.class)
        .forEach(shape -> shape.setId(shape.getBpmnElement().getId() + "-shape"));
    model
        .getModelElementsByType(BpmnEdge.class)
        .forEach(edge -> edge.setId(edge.getBpmnElement().getId() + "-edge"));
  }

  /** What of a rule can't stand in XML 1.0 (§2.2); empty if all can. */
  static Optional<Finding> unwritable(Rule rule) {
    boolean isWritable =
        isXml(rule.name())
            && isXml(rule.on())
            && Webhooks.taskHeaders(rule.webhook()).values().stream().allMatch(RuleProcess::isXml);
    return isWritable
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "",
                "a text holds a control character or half of a surrogate pair",
                "remove it, since a diagram can't hold it"));
  }

  private static boolean isXml(String text) {
    return text.codePoints()
        .allMatch(
            point ->
                point == '\t'
                    || point == '\n'
                    || point == '\r'
                    || (point >= 0x20 && point <= 0xD7FF)
                    || (point >= 0xE000 && point <= 0xFFFD)
                    || point >= 0x10000);
  }
}
