// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.testing.RunningEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The process of a rule, on the real engine. */
class RuleProcessEngineTest {

  private static Rule rule(String body) {
    return RuleDocuments.TEXT.fromYaml(
        """
        id: engine-test
        name: Zoë's "rule" <1>
        on: spin
        webhook:
          url: https://a.b/
          headers: { X-A: "=1 + 1" }
          expiresAfter: PT1H
          body: '%s'
        """
            .formatted(body));
  }

  private static DeployedProcess deployed(Rule rule) {
    return RunningEngine.shared().engine().deploy(List.of(RuleProcess.of(rule))).getFirst();
  }

  @Test
  void theSameRuleDeployedAgainIsTheSameVersion() {
    DeployedProcess first = deployed(rule("{\"a\": 1}"));
    DeployedProcess again = deployed(rule("{\"a\": 1}"));
    DeployedProcess changed = deployed(rule("{\"a\": 2}"));

    assertThat(first.id().value()).isEqualTo("rule-engine-test");
    assertThat(again).isEqualTo(first);
    assertThat(changed.version()).isEqualTo(first.version() + 1);
  }

  @Test
  void itHasADiagramThatOperateCanDraw() {
    String bpmn = RuleProcess.of(rule("x")).bpmn();

    assertThat(bpmn)
        .contains("bpmnElement=\"event\"", "bpmnElement=\"call\"", "bpmnElement=\"to-call\"")
        .contains("<dc:Bounds");
  }
}
