// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.engine.ProcessId;
import java.util.Optional;

/** Knows the WebHooks of some processes as they are now. Those who deploy processes have one. */
public interface CurrentWebhooks {

  /** The WebHook of a process; empty if this one does not know such a process or element. */
  Optional<Webhook> find(ProcessId process, String element);
}
