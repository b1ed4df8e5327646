// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.runs;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.intake.RunningJourneys;
import io.journeyrunner.users.UserId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the intake who is on which journey. Thread-safe. */
@Component
final class KnownRuns implements RunningJourneys {

  private final JourneyRunStore store;
  private final NoticedRuns noticed;

  KnownRuns(JourneyRunStore store, NoticedRuns noticed) {
    this.store = store;
    this.noticed = noticed;
  }

  @Override
  public List<Run> of(ProcessId process, UserId user) {
    return store.of(process, user).stream().map(KnownRuns::run).toList();
  }

  private static Run run(JourneyRun run) {
    return new Run(run.instanceKey(), run.entry().event(), run.entry().mode(), run.startedAt());
  }

  @Override
  public void gone(long instanceKey) {
    noticed.add(instanceKey);
  }
}
