// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says it in words, in place of a stack trace. Registered in spring.factories. */
final class DatabaseAwayAnalyzer extends AbstractFailureAnalyzer<DatabaseAway> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, DatabaseAway cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "See that the database runs, and that spring.datasource.url, .username and .password are"
            + " right; journeyrunner.database.patience says how long it is waited for.",
        cause);
  }
}
