// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

/** How far the deployments are that follow each start of the application. Thread-safe. */
@FunctionalInterface
public interface Deployments {

  /**
   * True once each was made: until then nobody knows all that an event starts, so an event that is
   * taken could be forgotten.
   */
  boolean areDone();
}
