// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import io.journeyrunner.documents.Document;
import io.journeyrunner.events.EventType;
import io.journeyrunner.triggers.Condition;
import io.journeyrunner.triggers.InvalidCondition;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.TriggerIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes a trigger of each rule that this node knows. Thread-safe. */
@Component
final class RuleTriggers {

  private static final Logger log = LoggerFactory.getLogger(RuleTriggers.class);

  private final TriggerIndex triggers;
  private final Map<String, Trigger> byRule = new HashMap<>(); // guarded by this

  RuleTriggers(TriggerIndex triggers) {
    this.triggers = triggers;
  }

  /** Counts at once. Conditions of rules that were not changed are not compiled again. */
  synchronized void changed(List<Document<Rule>> rules) {
    for (Document<Rule> rule : rules) {
      if (rule.isDeleted()) {
        byRule.remove(rule.id());
      } else {
        byRule.put(rule.id(), ofIfPossible(rule));
      }
    }
    triggers.replace("rules", List.copyOf(byRule.values()));
  }

  /** A condition that an older version of the application took must not stop the other rules. */
  private static Trigger ofIfPossible(Document<Rule> rule) {
    try {
      return of(rule);
    } catch (InvalidCondition e) {
      log.atError()
          .addKeyValue("rule", rule.id())
          .addKeyValue("reason", String.valueOf(e.getMessage()))
          .addKeyValue("consequence", "the rule is paused until its condition is corrected")
          .log("rule.unusable");
      return of(rule, null, true);
    }
  }

  /** The trigger that a rule is. */
  static Trigger of(Document<Rule> rule) {
    String when = rule.content().when();
    Condition condition = when == null ? null : Condition.compile(when);
    return of(rule, condition, !rule.content().enabled());
  }

  private static Trigger of(
      Document<Rule> document, @Nullable Condition condition, boolean isPaused) {
    Rule rule = document.content();
    return new Trigger(
        RuleProcess.id(rule.id()),
        new EventType(rule.on()),
        condition,
        rule.limits(),
        new Trigger.Entry.OfRule(document.note()),
        isPaused);
  }
}
