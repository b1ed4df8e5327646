// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

/** Where the triggers of journeys come from. Implemented by the journeys. Thread-safe. */
public interface TriggerSource {

  /**
   * Brings the index of triggers up to date with what other nodes have deployed; costs one small
   * query when they have not.
   */
  void refresh();
}
