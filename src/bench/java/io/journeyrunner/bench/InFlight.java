// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.bench;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What was sent and has not come yet: never more than a limit; 0 for what nothing comes of.
 * Thread-safe.
 */
final class InFlight {

  private static final int PATIENCE = 60;

  private final int limit;
  private final Semaphore free;
  private final Set<String> due = ConcurrentHashMap.newKeySet();

  InFlight(int limit) {
    this.limit = limit;
    this.free = new Semaphore(limit);
  }

  /** Waits until so many more may be sent. */
  void reserve(int many) {
    acquire(limit == 0 ? 0 : many);
  }

  void sent(String item) {
    if (limit > 0) {
      due.add(item);
    }
  }

  /** An item that came; a second time counts for nothing. */
  void came(String item) {
    if (due.remove(item)) {
      free.release();
    }
  }

  /** Waits until all that was sent has come. */
  void awaitAll() {
    acquire(limit);
    free.release(limit);
  }

  private void acquire(int many) {
    try {
      if (!free.tryAcquire(many, PATIENCE, TimeUnit.SECONDS)) {
        throw new IllegalStateException("not all came within " + PATIENCE + " s: " + due.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
