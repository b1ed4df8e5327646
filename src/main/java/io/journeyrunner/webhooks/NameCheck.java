// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.webhooks.endpoints.Endpoint;
import io.journeyrunner.webhooks.secrets.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the names in a configuration. */
final class NameCheck {

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
  private static final Set<String> RESERVED =
      Set.of(
          "user_id",
          "brand",
          "event",
          "event_id",
          "event_type",
          "event_time",
          "event_depth",
          "state",
          "journeyrunner");

  private NameCheck() {}

  static List<Finding> mistakes(Webhook webhook) {
    List<Finding> findings = new ArrayList<>();
    String variable = webhook.resultVariable();
    if (variable != null && !VARIABLE.matcher(variable).matches()) {
      findings.add(
          new Finding(
              "resultVariable",
              variable + " is no name of a variable",
              "use letters, digits and _"));
    }
    if (variable != null && RESERVED.contains(variable)) {
      findings.add(
          new Finding("resultVariable", variable + " is taken", "use another name, such as reply"));
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
