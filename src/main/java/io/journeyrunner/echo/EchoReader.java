// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.echo;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Reads bodies, a bounded number of a bounded size at once. Thread-safe. */
@Component
final class EchoReader {

  private final EchoSettings settings;
  private final Semaphore places;

  EchoReader(EchoSettings settings) {
    this.settings = settings;
    this.places = new Semaphore(settings.bodiesAtOnce());
  }

  /**
   * The body of a request.
   *
   * @throws EchoFull if it is too large, or if too many are being read
   */
  EchoBody read(HttpServletRequest request) throws IOException {
    if (!hasPlace()) {
      throw EchoFull.tooManyAtOnce();
    }
    try {
      int most = Math.toIntExact(settings.largestBody().toBytes());
      byte[] whole = request.getInputStream().readNBytes(most + 1);
      if (whole.length > most) {
        throw EchoFull.bodyOver(settings.largestBody());
      }
      return EchoBody.of(whole, request.getContentType(), settings.keptBody().toBytes());
    } finally {
      places.release();
    }
  }

  private boolean hasPlace() {
    try {
      return places.tryAcquire(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
