// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import io.journeyrunner.documents.Admission;
import io.journeyrunner.engine.Engine;
import java.util.List;
import org.springframework.stereotype.Component;

/** A rule is checked, and deployed before it is kept; so what is kept can run. Thread-safe. */
@Component
final class RuleAdmission implements Admission<Rule> {

  private final RuleCheck check;
  private final Engine engine;

  RuleAdmission(RuleCheck check, Engine engine) {
    this.check = check;
    this.engine = engine;
  }

  @Override
  public void check(Rule rule) {
    check.check(rule);
  }

  @Override
  public long prepare(Rule rule, long definitionKey) {
    return rule.enabled()
        ? engine.deploy(List.of(RuleProcess.of(rule))).getFirst().definitionKey()
        : definitionKey;
  }
}
