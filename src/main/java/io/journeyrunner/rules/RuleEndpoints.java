// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import io.journeyrunner.webhooks.EndpointUsers;
import java.util.List;
import org.springframework.stereotype.Component;

/** The endpoints that rules name, those of paused rules too. */
@Component
final class RuleEndpoints implements EndpointUsers {

  private final RuleIndex index;

  RuleEndpoints(RuleIndex index) {
    this.index = index;
  }

  @Override
  public List<String> naming(String endpoint) {
    index.refresh(); // another node may have saved a rule just now
    return index.all().stream()
        .filter(stored -> endpoint.equals(stored.rule().webhook().endpoint()))
        .map(stored -> "the rule " + stored.rule().id())
        .toList();
  }
}
