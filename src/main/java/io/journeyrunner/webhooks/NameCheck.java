// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.events.VariableName;
import io.journeyrunner.problems.Finding;
import io.journeyrunner.webhooks.endpoints.Endpoint;
import io.journeyrunner.webhooks.secrets.Secrets;
import java.util.ArrayList;
import java.util.List;

/** Checks the names in a configuration. */
final class NameCheck {

  private NameCheck() {}

  static List<Finding> mistakes(Webhook webhook) {
    List<Finding> findings = new ArrayList<>();
    String variable = webhook.resultVariable();
    if (variable != null) {
      VariableName.flaw(variable)
          .map(flaw -> flaw.within("resultVariable"))
          .ifPresent(findings::add);
    }
    String endpoint = webhook.endpoint();
    if (endpoint != null && !Endpoint.isId(endpoint)) {
      findings.add(
          new Finding("endpoint", "is no id of an endpoint", "use 1 to 100 of a-z, 0-9 and -"));
    }
    String secret = webhook.signWith();
    if (secret != null && !Secrets.isName(secret)) {
      findings.add(
          new Finding("signWith", "is no name of a secret", "use letters, digits, ., _ and -"));
    }
    return findings;
  }
}
