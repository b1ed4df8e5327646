// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;

/**
 * Calls that wait for a turn at their endpoint: first come, first served within a process. All
 * methods need the lock.
 */
final class Turns {

  private record Waiter(String process, Condition called) {}

  private final Lock lock;
  private final Deque<Waiter> waiters = new ArrayDeque<>();

  Turns(Lock lock) {
    this.lock = lock;
  }

  /** Waits until called, or for this time at most; false if the thread is to end. */
  @SuppressWarnings("WaitNotInLoop") // the caller's loop asks whether it is really its turn
  boolean await(String process, long nanos) {
    Waiter waiter = new Waiter(process, lock.newCondition());
    waiters.add(waiter);
    try {
      long unused = waiter.called().awaitNanos(Math.max(nanos, TimeUnit.MILLISECONDS.toNanos(1)));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiters.remove(waiter);
    }
  }

  /** Calls the first whose process has its turn. */
  void callNext(Predicate<String> hasTurn) {
    waiters.stream()
        .filter(waiter -> hasTurn.test(waiter.process()))
        .findFirst()
        .ifPresent(waiter -> waiter.called().signal());
  }
}
