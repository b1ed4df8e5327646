// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A child process, begun by us or by an application before us. */
record Child(ProcessHandle handle) {

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration KILL = Duration.ofSeconds(10);

  long pid() {
    return handle.pid();
  }

  /** Waits that long for its end; true if it has ended. */
  boolean endsWithin(Duration wait) {
    try {
      handle.onExit().get(wait.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return !handle.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !handle.isAlive();
    }
  }

  /** Asks it to end, then makes it. On Windows it may be a child of its start script. */
  void end() {
    List<ProcessHandle> all = Stream.concat(handle.descendants(), Stream.of(handle)).toList();
    all.forEach(ProcessHandle::destroy);
    if (!endsWithin(GRACE)) {
      all.forEach(ProcessHandle::destroyForcibly);
      endsWithin(KILL);
    }
  }
}
