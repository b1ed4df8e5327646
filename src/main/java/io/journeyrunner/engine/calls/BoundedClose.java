// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.calls;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what belongs to the Camunda client, and goes on when that takes too long: its job streams
 * can wait for each other for ever when the engine has died, and an application must end when it is
 * told to.
 */
public final class BoundedClose {

  private static final Logger log = LoggerFactory.getLogger(BoundedClose.class);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private BoundedClose() {}

  /** Closes one; what it throws is logged only. */
  public static void close(String what, AutoCloseable closeable) {
    closeAll(what, List.of(closeable));
  }

  /** All at once, so that many that hang take no longer than one. */
  public static void closeAll(String what, Collection<? extends AutoCloseable> all) {
    CountDownLatch open = new CountDownLatch(all.size());
    for (AutoCloseable one : all) {
      Thread.ofVirtual().name("close-" + what).start(() -> close(what, one, open));
    }
    try {
      if (!open.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        log.atWarn()
            .addKeyValue("what", what)
            .addKeyValue("open", open.getCount())
            .addKeyValue("consequence", "the application ends without waiting for it")
            .log("engine.close_is_late");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(String what, AutoCloseable closeable, CountDownLatch open) {
    try {
      closeable.close();
    } catch (Exception e) { // all that it had ends with the process; nobody can do more about it
      log.atDebug().addKeyValue("what", what).setCause(e).log("engine.close_failed");
    } finally {
      open.countDown();
    }
  }
}
