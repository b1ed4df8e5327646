// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import io.journeyrunner.documents.DocumentIndex;
import io.journeyrunner.webhooks.EndpointUsers;
import java.util.List;
import org.springframework.stereotype.Component;

/** The endpoints that rules name, those of paused rules too. */
@Component
final class RuleEndpoints implements EndpointUsers {

  private final DocumentIndex<Rule> index;

  RuleEndpoints(DocumentIndex<Rule> index) {
    this.index = index;
  }

  @Override
  public List<String> naming(String endpoint) {
    index.refresh(); // another node may have saved a rule just now
    return index.all().stream()
        .filter(rule -> endpoint.equals(rule.content().webhook().endpoint()))
        .map(rule -> "the rule " + rule.id())
        .toList();
  }
}
