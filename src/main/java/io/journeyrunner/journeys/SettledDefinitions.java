// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.definitions.Definition;
import java.util.List;
import java.util.TreeMap;

/**
 * The definitions that need not be looked at again, the newest of them by name: keys grow with
 * time, so all that are older than the oldest of these are settled, too. Not thread-safe.
 */
final class SettledDefinitions {

  private static final int MOST = 10_000;

  private final TreeMap<Long, Definition> newest = new TreeMap<>();
  private long floor = Long.MIN_VALUE;

  boolean contains(Definition definition) {
    long key = definition.process().definitionKey();
    return key <= floor || definition.equals(newest.get(key));
  }

  void add(Definition definition) {
    newest.put(definition.process().definitionKey(), definition);
    if (newest.size() > MOST) {
      floor = newest.pollFirstEntry().getKey();
    }
  }

  /** An engine that has only older ones than it had is another one, or has lost its data. */
  void compare(List<Definition> firstPage) {
    boolean isOlder =
        !newest.isEmpty()
            && (firstPage.isEmpty()
                || firstPage.getFirst().process().definitionKey() < newest.lastKey());
    if (isOlder) {
      newest.clear();
      floor = Long.MIN_VALUE;
    }
  }
}
