// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.triggers.ShortName;
import io.journeyrunner.triggers.Trigger;

/**
 * What an event does once: it starts a process by a trigger, or is published under a message name.
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
}
