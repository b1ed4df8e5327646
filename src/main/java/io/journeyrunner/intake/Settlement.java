// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.runs.Run;
import io.journeyrunner.runs.RunId;
import io.journeyrunner.runs.Runs;
import io.journeyrunner.triggers.LimitCounters.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what the engine said to starts; those of one request, and those that end at the same
 * moment, share a transaction. Thread-safe.
 */
@Component
final class Settlement {

  private static final Logger log = LoggerFactory.getLogger(Settlement.class);
  private static final int TOGETHER = 500;
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** After the first answer, what came by then is written down, whatever the others take. */
  private static final Duration LATEST = Duration.ofMillis(100);

  private static final int MOST_TRIALS = 50;

  private final EventStartStore starts;
  private final Runs runs;
  private final Allowance allowance;
  private final TransactionTemplate transaction;
  private final GroupCommit<Settled, Boolean> group =
      new GroupCommit<>(TOGETHER, this::settleTogether);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Settlement(
      EventStartStore starts, Runs runs, Allowance allowance, TransactionTemplate transaction) {
    this.starts = starts;
    this.runs = runs;
    this.allowance = allowance;
    this.transaction = transaction;
  }

  /**
   * What became of a start.
   *
   * @param instanceKey the process instance; null if there surely is none
   */
  private record Settled(Decision.Start start, Arriving arriving, @Nullable Long instanceKey) {}

  /** Begins for so many starts, which are asked for at the same time. */
  Together together(int starts) {
    return new Together(starts);
  }

  /** Starts that are asked for at the same time. Thread-safe. */
  final class Together {

    private int open; // this and the others: guarded by this
    private final List<Settled> answered = new ArrayList<>();
    private CompletableFuture<Void> written = new CompletableFuture<>();

    private Together(int starts) {
      open = starts;
    }

    /** The engine has started it; done when that is written down. */
    CompletableFuture<Void> started(Decision.Start start, Arriving arriving, long instanceKey) {
      return add(new Settled(start, arriving, instanceKey));
    }

    /** The engine surely has not: the event may be sent again, and has used nothing of a limit. */
    CompletableFuture<Void> notStarted(Decision.Start start, Arriving arriving) {
      return add(new Settled(start, arriving, null));
    }

    /** Nobody knows whether the engine has started it, so nothing is written down. */
    synchronized void unknown() {
      open--;
      writeIfLast();
    }

    private synchronized CompletableFuture<Void> add(Settled one) {
      CompletableFuture<Void> own = written;
      answered.add(one);
      open--;
      if (open > 0 && answered.size() == 1) {
        CompletableFuture.delayedExecutor(LATEST.toMillis(), TimeUnit.MILLISECONDS, threads)
            .execute(this::write);
      }
      writeIfLast();
      return own;
    }

    private void writeIfLast() {
      if (open <= 0) {
        write();
      }
    }

    private synchronized void write() {
      if (answered.isEmpty()) {
        return;
      }
      List<Settled> all = List.copyOf(answered);
      CompletableFuture<Void> done = written;
      answered.clear();
      written = new CompletableFuture<>();
      CompletableFuture<Void> unused =
          CompletableFuture.runAsync(() -> settle(all, 1), threads)
              .whenComplete(
                  (nothing, thrown) -> {
                    if (thrown == null) {
                      done.complete(null);
                    } else {
                      done.completeExceptionally(thrown);
                    }
                  });
    }
  }

  /** The engine has it: a database that is away for a moment must not make the sender repeat it. */
  private void settle(List<Settled> together, int trial) {
    try {
      group.ask(together);
    } catch (DataAccessException | TransactionException e) {
      if (trial == MOST_TRIALS) {
        together.forEach(one -> lost(one, e));
        return;
      }
      CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS))
          .join();
      settle(together, trial + 1);
    }
  }

  private static void lost(Settled one, RuntimeException cause) {
    log.atError()
        .addKeyValue("process", one.start().trigger().process())
        .addKeyValue("event", one.arriving().event().id())
        .addKeyValue("instance", one.instanceKey())
        .addKeyValue("consequence", "an event that is sent again may start it a second time")
        .setCause(cause)
        .log("intake.start_not_noted");
  }

  private List<Boolean> settleTogether(List<Settled> settled) {
    transaction.executeWithoutResult(status -> write(settled));
    return Collections.nCopies(settled.size(), true);
  }

  private void write(List<Settled> settled) {
    List<EventStart> acknowledged = new ArrayList<>();
    Map<RunId, Long> instances = new HashMap<>();
    List<Settled> open = new ArrayList<>();
    for (Settled one : settled) {
      Long instanceKey = one.instanceKey();
      Run run = one.start().run();
      if (instanceKey == null) {
        open.add(one);
      } else {
        acknowledged.add(one.start().claim().startedAs(instanceKey));
        if (run != null) {
          instances.put(run.id(), instanceKey);
        }
      }
    }
    if (!acknowledged.isEmpty()) {
      starts.acknowledge(acknowledged);
      runs.started(instances);
    }
    takeBack(open);
  }

  private void takeBack(List<Settled> open) {
    if (open.isEmpty()) {
      return;
    }
    allowance.hold(
        open.stream()
            .map(one -> new Start(one.start().trigger(), one.arriving().event().user()))
            .toList());
    List<Boolean> released = starts.release(open.stream().map(one -> one.start().claim()).toList());
    List<RunId> dropped = new ArrayList<>();
    for (int n = 0; n < open.size(); n++) {
      Settled one = open.get(n);
      Run run = one.start().run();
      if (released.get(n)) {
        allowance.giveBack(one.start().trigger(), one.arriving().event());
        if (run != null) {
          dropped.add(run.id());
        }
      }
    }
    runs.notStarted(dropped);
  }
}
