// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

/**
 * An event of the system could not be taken just now; it may be emitted again, with the same id.
 */
public final class EventNotTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which event, and why. */
  public EventNotTaken(Event event, String reason) {
    super("event " + event.id() + " of type " + event.type() + " was not taken: " + reason);
  }
}
