// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import org.springframework.context.SmartLifecycle;

/** The engine as a part of the application's life: up before all that uses it, down after. */
sealed interface EngineRun extends EngineReached, SmartLifecycle permits EmbeddedRun, ExternalRun {

  @Override
  default int getPhase() {
    return Integer.MIN_VALUE + 1000;
  }
}
