// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Shows what happened and what to do, in place of a stack trace. Registered in spring.factories.
 */
final class EngineStartFailureAnalyzer extends AbstractFailureAnalyzer<EngineStartFailure> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, EngineStartFailure cause) {
    return new FailureAnalysis(
        "The engine was not started: " + cause.getMessage() + ".", cause.remedy() + ".", cause);
  }
}
