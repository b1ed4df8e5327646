// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.events.EventType;
import io.journeyrunner.runs.HeldRuns;
import io.journeyrunner.runs.WaitIndex;
import io.journeyrunner.users.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes events in: one transaction for all that come together, in which each is claimed, changes
 * the state of its user, moves runs, and decides what starts. The engine is asked after it.
 * Thread-safe, over many nodes too.
 */
@Component
final class Admission {

  private static final int TOGETHER = 500;
  private static final int MOST_TRIALS = 5;

  private final WaitIndex waits;
  private final Means means;
  private final TransactionTemplate transaction;
  private final GroupCommit<Visit, Admitted> group =
      new GroupCommit<>(TOGETHER, this::admitTogether);

  Admission(WaitIndex waits, Means means, TransactionTemplate transaction) {
    this.waits = waits;
    this.means = means;
    this.transaction = transaction;
  }

  /**
   * An event, and whether its user is on some journey.
   *
   * @param mayHaveRuns false if the user surely was on none when the event came
   */
  private record Visit(Arriving arriving, boolean mayHaveRuns) {}

  /**
   * Takes events, in their order; returns when all of it is committed.
   *
   * @param onJourneys their users who may be on a journey
   */
  List<Admitted> admit(List<Arriving> events, Set<UserId> onJourneys) {
    return events.isEmpty()
        ? List.of()
        : group.ask(
            events.stream()
                .map(one -> new Visit(one, onJourneys.contains(one.event().user())))
                .toList());
  }

  /** Two nodes may want the same rows in another order; then one of them begins anew. */
  private List<Admitted> admitTogether(List<Visit> visits) {
    for (int trial = 1; ; trial++) {
      try {
        return Objects.requireNonNull(transaction.execute(status -> decide(visits)));
      } catch (ConcurrencyFailureException e) {
        if (trial == MOST_TRIALS) {
          throw e;
        }
      }
    }
  }

  private List<Admitted> decide(List<Visit> visits) {
    Set<EventKey> keys =
        visits.stream().map(visit -> visit.arriving().key()).collect(Collectors.toSet());
    Map<EventKey, List<EventStart>> known = means.starts().of(keys);
    HeldRuns held = hold(visits);
    List<Arriving> events = visits.stream().map(Visit::arriving).toList();
    List<Admitted> admitted = new Round(means, events, known, held).decide();
    means.runs().keep(held);
    return admitted;
  }

  private HeldRuns hold(List<Visit> visits) {
    Set<UserId> users = new HashSet<>();
    Set<EventType> types = new HashSet<>();
    for (Visit visit : visits) {
      if (visit.mayHaveRuns()) {
        users.add(visit.arriving().event().user());
        EventType type = visit.arriving().event().type();
        if (visit.arriving().only() == null && waits.has(type)) {
          types.add(type);
        }
      }
    }
    return means.runs().hold(users, types);
  }
}
