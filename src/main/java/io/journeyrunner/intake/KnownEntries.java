// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.TriggerIndex;
import org.springframework.stereotype.Component;

/** Which entries the journeys have at this moment, over all nodes. Thread-safe. */
@Component
final class KnownEntries {

  private final TriggerIndex index;
  private final TriggerSource source;

  KnownEntries(TriggerIndex index, TriggerSource source) {
    this.index = index;
    this.source = source;
  }

  /**
   * False if an entry was drawn anew meanwhile, here or on another node: then it has another name,
   * and the engine starts nothing by this one. After that the index knows the new one.
   */
  boolean has(Trigger entry) {
    source.refresh();
    return index.of(entry.process()).stream().anyMatch(known -> known.name().equals(entry.name()));
  }
}
