// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import io.journeyrunner.events.EventType;
import io.journeyrunner.problems.Finding;
import io.journeyrunner.triggers.Condition;
import io.journeyrunner.triggers.InvalidCondition;
import io.journeyrunner.webhooks.InvalidWebhook;
import io.journeyrunner.webhooks.Webhooks;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds all that is wrong with a rule before it is kept. Thread-safe. */
@Component
final class RuleCheck {

  private final Webhooks webhooks;

  RuleCheck(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /**
   * Checks a rule.
   *
   * @throws InvalidRule with every finding
   */
  void check(Rule rule) {
    List<Finding> findings = new ArrayList<>();
    checkType(rule, findings);
    checkCondition(rule, findings);
    try {
      webhooks.check(rule.webhook());
    } catch (InvalidWebhook e) {
      e.findings().forEach(finding -> findings.add(finding.within("webhook")));
    }
    RuleProcess.unwritable(rule).ifPresent(findings::add);
    if (!findings.isEmpty()) {
      throw new InvalidRule(findings);
    }
  }

  private static void checkType(Rule rule, List<Finding> findings) {
    try {
      EventType unused = new EventType(rule.on());
    } catch (IllegalArgumentException e) {
      findings.add(new Finding("on", String.valueOf(e.getMessage()), "correct it"));
    }
  }

  private static void checkCondition(Rule rule, List<Finding> findings) {
    String when = rule.when();
    if (when == null) {
      return;
    }
    try {
      Condition unused = Condition.compile(when);
    } catch (InvalidCondition e) {
      e.findings()
          .forEach(
              finding ->
                  findings.add(
                      new Finding(
                          finding.where().isEmpty() ? "when" : "when, " + finding.where(),
                          finding.what(),
                          finding.remedy())));
    }
  }
}
