// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of an attempt went. A part that did not begin is null: a connection that was open
 * already needs no look-up, no connect and no TLS. A part that did not end lasted until the attempt
 * was given up.
 *
 * @param total from the first step to the last byte that was read
 * @param dns looking up the name
 * @param connect connecting, without TLS
 * @param tls the TLS handshake
 * @param waiting from the last byte sent to the first byte of the reply
 * @param reading from there to the last byte that was read
 * @param token fetching tokens before, or waiting for them
 */
public record Timing(
    Duration total,
    @Nullable Duration dns,
    @Nullable Duration connect,
    @Nullable Duration tls,
    @Nullable Duration waiting,
    @Nullable Duration reading,
    @Nullable Duration token) {

  /** Of an attempt of which only the total is known. */
  public static Timing of(Duration total) {
    return new Timing(total, null, null, null, null, null, null);
  }

  /** The same, with the time for tokens; the total is then that of all. */
  Timing with(Duration all, Duration forToken) {
    return new Timing(all, dns, connect, tls, waiting, reading, forToken);
  }
}
