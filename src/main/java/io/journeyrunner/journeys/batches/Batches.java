// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.batches.Batch.Progress;
import io.journeyrunner.journeys.batches.Batch.State;
import io.journeyrunner.journeys.batches.BatchUser.Outcome;
import io.journeyrunner.problems.NotFound;
import io.journeyrunner.triggers.InvalidCondition;
import io.journeyrunner.triggers.Segment;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Begins batches, shows them, and holds or ends them. Thread-safe, over many nodes too. */
@Component
final class Batches {

  private static final Logger log = LoggerFactory.getLogger(Batches.class);
  private static final int AT_ONCE = 1_000;
  private static final int SHOWN = 100;

  private final EntryTriggers triggers;
  private final BatchStore store;
  private final BatchUserStore users;
  private final BatchSettings settings;
  private final Clock clock;

  Batches(
      EntryTriggers triggers,
      BatchStore store,
      BatchUserStore users,
      BatchSettings settings,
      Clock clock) {
    this.triggers = triggers;
    this.store = store;
    this.users = users;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Begins a batch; its users enter in the background, also after a restart.
   *
   * @param listed the users; none if the plan has a segment
   */
  Batch begin(ProcessId journey, BatchPlan plan, Iterator<BatchUser> listed) {
    triggers.get(journey, plan.start());
    check(plan, listed);
    Instant now = clock.instant();
    Instant at = plan.at();
    String id = "entry-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    store.add(
        new Batch(
            id,
            journey.value(),
            now,
            at == null || at.isBefore(now) ? now : at,
            State.loading,
            plan,
            null,
            Progress.NONE));
    load(id, listed);
    store.change(id, State.loading, State.running);
    Batch batch = get(journey, id);
    log.atInfo()
        .addKeyValue("batch", id)
        .addKeyValue("journey", journey)
        .addKeyValue("users", batch.progress().count())
        .addKeyValue("begins", batch.begins())
        .log("entries.begun");
    return batch;
  }

  private void check(BatchPlan plan, Iterator<BatchUser> listed) {
    Integer perSecond = plan.perSecond();
    if (perSecond != null && (perSecond < 1 || perSecond > settings.mostPerSecond())) {
      throw new InvalidBatch(
          "perSecond", "is " + perSecond, "use 1 to " + settings.mostPerSecond());
    }
    String segment = plan.segment();
    if ((segment != null) == listed.hasNext()) {
      throw new InvalidBatch(
          "users",
          segment == null ? "lists nobody, and there is no segment" : "stands beside a segment",
          "give either users or a segment");
    }
    if (segment != null) {
      try {
        Segment.compile(segment);
      } catch (InvalidCondition e) {
        throw new InvalidBatch(e.findings().getFirst().within("segment"));
      }
    }
  }

  private void load(String id, Iterator<BatchUser> listed) {
    try {
      List<BatchUser> some = new ArrayList<>(AT_ONCE);
      while (listed.hasNext()) {
        some.add(listed.next());
        if (some.size() == AT_ONCE || !listed.hasNext()) {
          users.add(id, some);
          some.clear();
        }
      }
    } catch (RuntimeException e) {
      store.remove(id);
      throw e;
    }
  }

  Batch get(ProcessId journey, String id) {
    return store
        .find(journey.value(), id)
        .orElseThrow(
            () ->
                new NotFound(
                    "the journey " + journey + " has no batch " + id,
                    "GET /api/v1/journeys/" + journey + "/entries lists the last ones"));
  }

  List<Batch> of(ProcessId journey) {
    return store.of(journey.value(), SHOWN);
  }

  List<BatchUser> users(ProcessId journey, String id, BatchController.Search search) {
    if (get(journey, id).state() == State.cancelled) {
      return usersOfCancelled(id, search);
    }
    return users.page(id, search.outcome(), search.from(), search.most());
  }

  /** Who waits in it is cancelled with it, and is still kept as waiting. */
  private List<BatchUser> usersOfCancelled(String id, BatchController.Search search) {
    if (search.outcome() == Outcome.waiting) {
      return List.of();
    }
    Outcome kept = search.outcome() == Outcome.cancelled ? Outcome.waiting : search.outcome();
    return users.page(id, kept, search.from(), search.most()).stream()
        .map(BatchUser::inCancelled)
        .toList();
  }

  /** Goes from one of the states to another; a batch in any other state stays as it is. */
  Batch change(ProcessId journey, String id, List<State> from, State to) {
    get(journey, id);
    if (from.stream().anyMatch(state -> store.change(id, state, to))) {
      log.atInfo().addKeyValue("batch", id).log("entries." + to);
    }
    return get(journey, id);
  }
}
