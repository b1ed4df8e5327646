// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.triggers.ShortName;
import io.journeyrunner.triggers.Trigger;

/**
 * What an event does once: it starts a process by a trigger, or moves the runs of its user.
 *
 * @param value unique over all of them; at most 200 characters
 */
record Target(String value) {

  /** The runs that the event found when it came. */
  static final Target RUNS = new Target("runs");

  static Target of(Trigger trigger) {
    return new Target(ShortName.of(trigger.name()));
  }
}
