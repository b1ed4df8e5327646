// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.echo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * The pauses that requests ask for. Their number is bounded, so that a stranger can't hold all
 * connections of the server. Thread-safe.
 */
@Component
final class EchoPauses {

  private final Semaphore places;

  EchoPauses(EchoSettings settings) {
    this.places = new Semaphore(settings.pausesAtOnce());
  }

  /**
   * Waits on the virtual thread of the request.
   *
   * @throws EchoFull if too many wait already
   */
  void pause(Duration time) {
    if (time.isZero()) {
      return;
    }
    if (!places.tryAcquire()) {
      throw EchoFull.tooManyPauses();
    }
    try {
      // Nobody counts down: this is a wait of exactly that time.
      boolean unused = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
    }
  }
}
