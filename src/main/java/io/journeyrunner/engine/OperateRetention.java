// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.journeyrunner.engine.embedded.EmbeddedEngine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has the embedded Operate forget what ended long ago. */
@Component
final class OperateRetention {

  private final EmbeddedEngine engine;
  private final Clock clock;

  OperateRetention(EmbeddedEngine engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /** Not at the start: Operate may still have to read what was written before the last stop. */
  @Scheduled(initialDelay = 10, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
  void forget() {
    engine.forgetOldInstances(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }
}
