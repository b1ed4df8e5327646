// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Shows what happened and what to do, in place of a stack trace. Registered in spring.factories.
 */
final class AccessStartFailureAnalyzer extends AbstractFailureAnalyzer<AccessStartFailure> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, AccessStartFailure cause) {
    return new FailureAnalysis(
        "The application was not started: " + cause.getMessage() + ".",
        cause.remedy() + ".",
        cause);
  }
}
