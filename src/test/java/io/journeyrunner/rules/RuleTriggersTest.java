// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.journeyrunner.documents.Document;
import io.journeyrunner.documents.Document.Source;
import io.journeyrunner.events.EventType;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.TriggerIndex;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTriggersTest {

  private final TriggerIndex triggers = new TriggerIndex();
  private final RuleTriggers rules = new RuleTriggers(triggers);

  private static Document<Rule> rule(String id, String when) {
    Rule rule =
        RuleDocuments.TEXT.fromYaml(
            """
            id: %s
            on: spin
            when: %s
            webhook: { url: https://a.b/ }
            """
                .formatted(id, when));
    return new Document<>(id, rule, 1, Source.API, 7, false);
  }

  @Test
  void aStoredConditionThatNoLongerCompilesPausesItsRuleOnly() {
    rules.changed(List.of(rule("broken", "event.count >"), rule("whole", "event.count > 1")));

    assertThat(triggers.on(new EventType("spin")))
        .extracting(trigger -> trigger.process().value(), Trigger::isOff)
        .containsExactly(tuple("rule-broken", true), tuple("rule-whole", false));
  }

  @Test
  void aRuleThatIsDeletedStartsNothingAndTheOthersStay() {
    rules.changed(List.of(rule("gone", "true"), rule("stays", "true")));
    Document<Rule> gone = rule("gone", "true");

    rules.changed(
        List.of(new Document<>(gone.id(), gone.content(), 2, Source.API, gone.note(), true)));

    assertThat(triggers.on(new EventType("spin")))
        .extracting(trigger -> trigger.process().value(), Trigger::entry)
        .containsExactly(tuple("rule-stays", new Trigger.Entry.OfRule(7)));
  }
}
