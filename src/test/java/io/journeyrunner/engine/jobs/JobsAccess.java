// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import io.camunda.client.CamundaClient;
import java.time.Clock;
import java.util.Optional;

/** Opens the package to tests of other packages. */
public final class JobsAccess {

  private JobsAccess() {}

  /** Subscribes workers as the application does; closing finishes what runs. */
  public static AutoCloseable subscribe(
      CamundaClient client, Clock clock, Iterable<? extends BlockWorker> workers) {
    Subscriptions subscriptions =
        new Subscriptions(client, clock, JobGate.OPEN, (version, element) -> Optional.empty());
    workers.forEach(subscriptions::open);
    return subscriptions;
  }
}
