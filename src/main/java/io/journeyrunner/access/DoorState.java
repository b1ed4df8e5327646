// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

/** Whether the door asks for keys at this moment. Thread-safe. */
@FunctionalInterface
public interface DoorState {

  /** True if every program on this machine may do everything: there are no keys. */
  boolean isOpen();
}
