// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import java.util.concurrent.CompletionStage;

/** What has to wait for the engine waits for this. Thread-safe. */
@FunctionalInterface
public interface EngineReached {

  /** Done when the engine has been reached for the first time since the start. */
  CompletionStage<Void> reached();
}
