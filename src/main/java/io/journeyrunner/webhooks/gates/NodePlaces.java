// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The places of this node that all endpoints share. No endpoint may hold more of them than are left
 * free: so one that hangs gets half at most, and several together can't fill the node (the dynamic
 * threshold of shared switch buffers, Choudhury and Hahne 1998). Thread-safe.
 */
final class NodePlaces {

  /** Waiting for a turn is cheap to do in the engine. */
  private static final int PART_FOR_WAITING = 8;

  private final int all;
  private final AtomicInteger used = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();

  NodePlaces(int all) {
    this.all = all;
  }

  /** How many an endpoint may hold at most. */
  int limit() {
    return Math.max(1, all - used.get() - waiting.get());
  }

  void take() {
    used.incrementAndGet();
  }

  void giveBack() {
    used.decrementAndGet();
  }

  /** Whether there is room to wait; if so, its end must be told. */
  boolean beginToWait() {
    if (waiting.incrementAndGet() <= all / PART_FOR_WAITING) {
      return true;
    }
    waiting.decrementAndGet();
    return false;
  }

  void endToWait() {
    waiting.decrementAndGet();
  }
}
