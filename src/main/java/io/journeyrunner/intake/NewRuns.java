// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.runs.HeldRuns;
import io.journeyrunner.runs.Run;
import io.journeyrunner.triggers.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The runs that the events of one transaction begin. Used by one thread, once. */
final class NewRuns {

  private final Means means;
  private final List<Decision.Start> begun;
  private final HeldRuns held;

  NewRuns(Means means, List<Decision.Start> begun, HeldRuns held) {
    this.means = means;
    this.begun = begun;
    this.held = held;
  }

  /** Another node may have been faster by a moment; its run keeps the user out. */
  List<Admitted> added(List<Admitted> admitted) {
    List<Decision.Start> journeys = begun.stream().filter(start -> start.run() != null).toList();
    List<Boolean> added = means.runs().add(journeys.stream().map(Decision.Start::run).toList());
    Map<Decision, Decision> changed = new HashMap<>();
    for (int n = 0; n < journeys.size(); n++) {
      if (!added.get(n)) {
        Decision.Start start = journeys.get(n);
        changed.put(start, outrun(start, admitted));
      }
    }
    return changed.isEmpty() ? admitted : admitted.stream().map(one -> with(one, changed)).toList();
  }

  private Decision outrun(Decision.Start start, List<Admitted> admitted) {
    Run own = Objects.requireNonNull(start.run());
    if (means.runs().renew(own)) {
      return start; // it is there since the first try of this start
    }
    held.drop(own.id());
    means.starts().release(List.of(start.claim()));
    admitted.stream()
        .filter(one -> one.decisions().contains(start))
        .forEach(one -> means.allowance().giveBack(start.trigger(), one.arriving().event()));
    return new Decision.Stays(
        new Verdict.Stays(
            start.trigger(),
            Verdict.Reason.ALREADY_IN_JOURNEY,
            "the user entered it by another event a moment ago"),
        null);
  }

  private static Admitted with(Admitted one, Map<Decision, Decision> changed) {
    return new Admitted(
        one.arriving(),
        one.decisions().stream().map(decision -> changed.getOrDefault(decision, decision)).toList(),
        one.runs(),
        one.movedBefore(),
        one.state(),
        one.refused());
  }
}
