// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands still until it is moved. Thread-safe for one who moves it. */
public final class SettableClock extends Clock {

  private final ZoneId zone;
  private volatile Instant now = Instant.parse("2026-11-23T10:00:42Z");

  public SettableClock() {
    this(ZoneId.of("UTC"));
  }

  public SettableClock(ZoneId zone) {
    this.zone = zone;
  }

  public void advance(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
