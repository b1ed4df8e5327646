// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.intake.EntryOutcome;
import io.journeyrunner.intake.JourneyEntries;
import io.journeyrunner.journeys.batches.BatchLeaseStore.Lease;
import io.journeyrunner.triggers.ShortName;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.users.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets some users of a batch in. Each of them enters by an event whose id comes from the batch and
 * the user, so that a user who enters again after a crash is there once. Thread-safe.
 */
@Component
final class BatchRound {

  private static final Logger log = LoggerFactory.getLogger(BatchRound.class);

  private final BatchUserStore users;
  private final SegmentLook segments;
  private final JourneyEntries entries;
  private final Clock clock;

  BatchRound(BatchUserStore users, SegmentLook segments, JourneyEntries entries, Clock clock) {
    this.users = users;
    this.segments = segments;
    this.entries = entries;
    this.clock = clock;
  }

  /** Goes on looking for the users of the batch's segment, if there are more to look at. */
  void look(Lease lease) {
    segments.goOn(lease);
  }

  /**
   * Lets at most so many users in.
   *
   * @return what kept some of them; null if nothing did
   */
  @Nullable String run(Lease lease, Trigger trigger, int most) {
    List<BatchUser> turn = users.waiting(lease.batch(), most);
    List<CompletableFuture<EntryOutcome>> outcomes = enter(lease, trigger, turn);
    List<BatchUser> done = new ArrayList<>();
    String kept = null;
    for (int n = 0; n < turn.size(); n++) {
      EntryOutcome outcome = outcomes.get(n).join();
      if (outcome instanceof EntryOutcome.Later(String detail)) {
        kept = detail;
      } else {
        done.add(turn.get(n).after(outcome));
      }
    }
    users.turned(lease.batch(), done);
    return kept;
  }

  /** All at once; if that fails, each alone. */
  private List<CompletableFuture<EntryOutcome>> enter(
      Lease lease, Trigger trigger, List<BatchUser> turn) {
    try {
      List<CompletableFuture<EntryOutcome>> together =
          entries.enter(trigger, turn.stream().map(user -> event(lease, trigger, user)).toList());
      return IntStream.range(0, turn.size())
          .mapToObj(n -> outcome(() -> together.get(n), turn.get(n)))
          .toList();
    } catch (RuntimeException | StackOverflowError e) {
      log.atDebug().addKeyValue("batch", lease.batch()).setCause(e).log("entries.one_by_one");
      return turn.stream()
          .map(
              user ->
                  outcome(
                      () -> entries.enter(trigger, List.of(event(lease, trigger, user))).getFirst(),
                      user))
          .toList();
    }
  }

  /** One user for whom there is a bug must not keep the others out, nor come again for ever. */
  static CompletableFuture<EntryOutcome> outcome(
      Supplier<CompletableFuture<EntryOutcome>> entry, BatchUser user) {
    CompletableFuture<EntryOutcome> outcome;
    try {
      outcome = entry.get();
    } catch (RuntimeException | StackOverflowError e) {
      outcome = CompletableFuture.failedFuture(e);
    }
    return outcome.exceptionally(thrown -> failed(thrown, user));
  }

  private static EntryOutcome failed(Throwable thrown, BatchUser user) {
    Throwable inner = thrown.getCause();
    Throwable cause = thrown instanceof CompletionException && inner != null ? inner : thrown;
    if (cause instanceof DataAccessException
        || cause instanceof TransactionException
        || cause instanceof EngineUnavailable) {
      return new EntryOutcome.Later(
          "the engine or the database is away; the batch goes on by itself");
    }
    log.atError().addKeyValue("user", user.user_id()).setCause(cause).log("entries.user_failed");
    return new EntryOutcome.Failed(
        "error", "the entry failed on a fault of Journey Runner; its log says more");
  }

  private Event event(Lease lease, Trigger trigger, BatchUser user) {
    ObjectNode data = lease.plan().data();
    return new Event(
        new EventId(ShortName.of(lease.batch() + ":" + user.user_id())),
        trigger.on(),
        new UserId(user.user_id()),
        clock.instant(),
        lease.plan().brand(),
        data == null ? JsonNodeFactory.instance.objectNode() : data);
  }
}
