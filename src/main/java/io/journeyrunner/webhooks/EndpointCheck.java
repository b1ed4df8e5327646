// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.webhooks.endpoints.Endpoint;
import io.journeyrunner.webhooks.endpoints.EndpointReview;
import io.journeyrunner.webhooks.template.Templates;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Looks at an endpoint before it is changed: what is wrong with it, and who names it. Thread-safe.
 */
@Component
final class EndpointCheck implements EndpointReview {

  private final Templates templates;
  private final List<EndpointUsers> users;

  EndpointCheck(Templates templates, List<EndpointUsers> users) {
    this.templates = templates;
    this.users = List.copyOf(users);
  }

  @Override
  public List<Finding> mistakes(Endpoint endpoint) {
    try {
      CompiledEndpoint unused = CompiledEndpoint.compile(endpoint, templates);
      return List.of();
    } catch (InvalidWebhook e) {
      return e.findings();
    }
  }

  @Override
  public List<String> users(String id) {
    return users.stream().flatMap(known -> known.naming(id).stream()).toList();
  }
}
