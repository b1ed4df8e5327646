// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has the engine write its state down, so that its next start need not replay what was done since
 * it last did so by itself.
 */
record Snapshot(Loopback management) {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Pattern ID = Pattern.compile("\"snapshotId\":\"([^\"]*)\"");

  /** Returns when there is a new one, or after some seconds; without one nothing is lost. */
  void take() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String before = latest();
    if (management.send("POST", "/actuator/partitions/takeSnapshot").isEmpty()) {
      return;
    }
    while (latest().equals(before) && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private String latest() {
    Matcher id = ID.matcher(management.body("/actuator/partitions"));
    return id.find() ? id.group(1) : "";
  }
}
