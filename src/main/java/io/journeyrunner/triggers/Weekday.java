// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import java.time.DayOfWeek;

/** A day of the week, as rules spell it. */
public enum Weekday {
  MON,
  TUE,
  WED,
  THU,
  FRI,
  SAT,
  SUN;

  static Weekday of(DayOfWeek day) {
    return valueOf(day.name().substring(0, 3));
  }
}
