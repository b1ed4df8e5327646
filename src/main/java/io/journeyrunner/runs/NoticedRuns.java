// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.springframework.stereotype.Component;

/**
 * Runs of which this node noticed that the engine no longer has them. The thread that notices it
 * may be taking an event, and can't tell another one meanwhile; so they are kept here until {@link
 * LostRuns} does. What does not fit, and what a node that dies has here, is found by {@link
 * RunSweep}. Thread-safe.
 */
@Component
final class NoticedRuns {

  private static final int MOST = 10_000;

  private final BlockingQueue<Long> instanceKeys = new ArrayBlockingQueue<>(MOST);

  /** Never waits. */
  void add(long instanceKey) {
    boolean unused = instanceKeys.offer(instanceKey);
  }

  /** Takes some out, in the order they came. */
  List<Long> take(int most) {
    List<Long> taken = new ArrayList<>();
    instanceKeys.drainTo(taken, most);
    return taken;
  }
}
