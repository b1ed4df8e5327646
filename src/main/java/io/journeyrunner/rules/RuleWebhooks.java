// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import io.journeyrunner.documents.DocumentIndex;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.webhooks.CurrentWebhooks;
import io.journeyrunner.webhooks.Webhook;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The WebHooks of all rules that are not deleted. */
@Component
final class RuleWebhooks implements CurrentWebhooks {

  private final DocumentIndex<Rule> index;

  RuleWebhooks(DocumentIndex<Rule> index) {
    this.index = index;
  }

  @Override
  public Optional<Webhook> find(ProcessId process, String element) {
    return process.isRule() && element.equals(RuleProcess.CALL)
        ? index
            .find(process.value().substring(ProcessId.RULE_PREFIX.length()))
            .map(rule -> rule.content().webhook())
        : Optional.empty();
  }
}
