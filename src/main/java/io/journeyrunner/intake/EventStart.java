// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an event does something, once.
 *
 * @param key which event
 * @param target what it does
 * @param claimedAt when a request took it upon itself to do it
 * @param started true once it is done: for a process, once the engine has acknowledged it
 * @param instanceKey the process instance; null until it has started, and where it is not known
 */
record EventStart(
    EventKey key, Target target, Instant claimedAt, boolean started, @Nullable Long instanceKey) {

  /** A start that the engine is about to be asked for. */
  static EventStart claim(EventKey key, Target target, Instant now) {
    return new EventStart(key, target, now, false, null);
  }

  /** Something that is done with the transaction that claims it. */
  static EventStart done(EventKey key, Target target, Instant now) {
    return new EventStart(key, target, now, true, null);
  }

  EventStart startedAs(long instance) {
    return new EventStart(key, target, claimedAt, true, instance);
  }
}
