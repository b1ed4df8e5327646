// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.triggers.ShortName;
import io.journeyrunner.triggers.Trigger;

/**
 * What an event does once: it starts a process by a trigger, or is published under a message name,
 * or as a copy of that message.
 *
 * @param value unique over all of them; at most 200 characters
 */
record Target(String value) {

  static Target of(Trigger trigger) {
    return new Target(ShortName.of(trigger.name()));
  }

  static Target ofMessage(String name) {
    return new Target(ShortName.of("wait:" + name));
  }

  /** One of the copies of a message for runs side by side; 1 is the first beside the message. */
  static Target ofCopy(String name, int copy) {
    return new Target(ShortName.of("copy:" + copy + ":" + name));
  }
}
