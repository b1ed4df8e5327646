// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import java.util.concurrent.CompletionStage;
import org.springframework.context.SmartLifecycle;

/** The engine as a part of the application's life: up before all that uses it, down after. */
sealed interface EngineRun extends SmartLifecycle permits EmbeddedRun, ExternalRun {

  /** Done when the engine has been reached for the first time since the start. */
  CompletionStage<Void> reached();

  @Override
  default int getPhase() {
    return Integer.MIN_VALUE + 1000;
  }
}
