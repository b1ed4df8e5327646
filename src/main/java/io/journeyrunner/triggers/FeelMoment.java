// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import java.time.ZonedDateTime;
import java.util.function.Supplier;
import org.camunda.feel.FeelEngineClock;

/**
 * The moment of FEEL's {@code now()} and {@code today()}: that of the situation which is judged, so
 * that all conditions on one event see the same. FEEL asks on the thread that evaluates.
 */
final class FeelMoment implements FeelEngineClock {

  private static final ThreadLocal<ZonedDateTime> MOMENT = new ThreadLocal<>();

  /** Does something at a moment. */
  <T> T during(ZonedDateTime now, Supplier<T> evaluation) {
    MOMENT.set(now);
    try {
      return evaluation.get();
    } finally {
      MOMENT.remove();
    }
  }

  @Override
  public ZonedDateTime getCurrentTime() {
    return MOMENT.get();
  }
}
