// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import tools.jackson.databind.JsonNode;

/** One way to write an event as JSON. */
sealed interface EventFormat permits OwnFormat, CloudEvents {

  /**
   * Reads an entry; never fails.
   *
   * @param where the entry's place in what was posted; empty if it is the whole
   */
  ReceivedEvent read(JsonNode entry, String where);
}
