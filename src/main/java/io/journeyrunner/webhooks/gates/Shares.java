// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Shares one endpoint between the processes that call it. The rule: a process goes ahead if a place
 * is left for it after one is kept for each hungrier process. Hungrier is who wants a place and has
 * fewer calls in flight, or as many and was served longer ago. So a process alone gets everything,
 * and a newcomer gets the next place that is free. Not thread-safe.
 */
final class Shares {

  private static final class Share {
    int inFlight;
    int waiting;
    long served;
    Instant keptUntil = Instant.MIN;

    boolean isHungry(Instant now) {
      return waiting > 0 || isKept(now);
    }

    boolean isKept(Instant now) {
      return now.isBefore(keptUntil);
    }

    boolean isHungrierThan(Share other) {
      return inFlight == other.inFlight ? served < other.served : inFlight < other.inFlight;
    }
  }

  private final Map<String, Share> shares = new HashMap<>();
  private long turns;
  private int inFlight;
  private int waiting;

  int inFlight() {
    return inFlight;
  }

  int waiting() {
    return waiting;
  }

  /** Whether a process may take one of the free places. */
  boolean mayTake(String process, int free, Instant now) {
    if (free <= 0) {
      return false;
    }
    Share mine = share(process);
    return free
        > shares.values().stream()
            .filter(other -> other != mine && other.isHungry(now) && other.isHungrierThan(mine))
            .count();
  }

  /** Whether a process has its turn among those that wait here, whatever is kept for others. */
  boolean isNext(String process) {
    Share mine = share(process);
    return shares.values().stream()
        .noneMatch(other -> other != mine && other.waiting > 0 && other.isHungrierThan(mine));
  }

  void take(String process) {
    Share mine = share(process);
    mine.inFlight++;
    mine.served = ++turns;
    mine.keptUntil = Instant.MIN;
    inFlight++;
  }

  void giveBack(String process, Instant now) {
    share(process).inFlight--;
    inFlight--;
    forget(now);
  }

  void beginToWait(String process) {
    share(process).waiting++;
    waiting++;
  }

  void endToWait(String process) {
    share(process).waiting--;
    waiting--;
  }

  /**
   * Keeps a place for a process that got none while others have more, until one of its calls comes
   * back from being parked. One at a time.
   *
   * @return false if it is no worse off than the others, or has a place kept already
   */
  boolean keep(String process, Instant now, Instant until) {
    Share mine = share(process);
    boolean isBehind =
        shares.values().stream().anyMatch(other -> other != mine && mine.isHungrierThan(other));
    if (!isBehind || mine.isKept(now)) {
      forget(now);
      return false;
    }
    mine.keptUntil = until;
    return true;
  }

  private Share share(String process) {
    return shares.computeIfAbsent(process, unused -> new Share());
  }

  private void forget(Instant now) {
    shares.values().removeIf(one -> one.inFlight == 0 && !one.isHungry(now));
  }
}
