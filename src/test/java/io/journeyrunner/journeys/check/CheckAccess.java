// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.journeyrunner.webhooks.WebhooksAccess;
import java.util.List;
import java.util.Set;

/** Opens the checks to tests of other packages. */
public final class CheckAccess {

  private CheckAccess() {}

  /** Knows the blocks that come with the application. */
  public static DiagramCheck check() {
    return new DiagramCheck(
        WebhooksAccess.webhooks(),
        () -> Set.of("webhook", "limit", "refresh-state"),
        new CheckSettings(List.of(), List.of(), false, false));
  }
}
