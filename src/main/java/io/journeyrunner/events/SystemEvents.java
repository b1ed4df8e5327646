// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

/**
 * Where events of the system itself go in; from there they go the way of any other event.
 *
 * <p>Types: {@code journey_started}, {@code journey_converted}, {@code journey_exited}, {@code
 * webhook_failed}.
 */
public interface SystemEvents {

  /**
   * Takes an event of the system. Does nothing when no trigger listens to its type, or when the
   * chain of system events that led here is too long, which is logged.
   *
   * @param event what happened; its id must be the same if it is emitted again
   * @param depth how many events of the system led to the process in which it happened; 0 if a
   *     sender's event did
   * @throws EventNotTaken if the engine is away or refuses it
   */
  void emit(Event event, int depth);

  /** True if something listens to a type, or may: else an event of it need not be made. */
  default boolean areHeard(EventType type) {
    return true;
  }
}
