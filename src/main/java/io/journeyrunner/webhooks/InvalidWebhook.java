// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;

/** A WebHook configuration that can't work; nothing was changed. */
public final class InvalidWebhook extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /** Carries what is wrong; never empty. */
  public InvalidWebhook(List<Finding> findings) {
    super(findings.toString());
    this.findings = List.copyOf(findings);
  }

  /** It can't work with the data and the secrets at hand; the message says what to do about it. */
  static InvalidWebhook withTheseData(String message) {
    int remedy = message.lastIndexOf("; ");
    return new InvalidWebhook(
        List.of(
            remedy < 0
                ? new Finding("", message, "correct the template, its data or its secrets")
                : new Finding("", message.substring(0, remedy), message.substring(remedy + 2))));
  }

  /** It can't work. What follows the first semicolon of the message is the remedy. */
  static InvalidWebhook of(String message) {
    String[] parts = message.split("; ", 2);
    String remedy = parts.length == 2 ? parts[1] : "correct it";
    return new InvalidWebhook(List.of(new Finding("", parts[0], remedy)));
  }

  @Override
  public String kind() {
    return "invalid-webhook";
  }

  @Override
  public String title() {
    return "The WebHook can't work as it is configured";
  }

  @Override
  public List<Finding> findings() {
    return findings;
  }
}
