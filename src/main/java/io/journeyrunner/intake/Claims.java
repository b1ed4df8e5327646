// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the events of one transaction claim: foreseen ones with one statement, the rare others one
 * by one. Used by one thread.
 */
final class Claims {

  private record Wish(EventKey key, Target target) {}

  private final EventStartStore store;
  private final Instant now;
  private final Map<Wish, EventStart> wished = new LinkedHashMap<>();
  private final Set<Wish> granted = new HashSet<>();
  private final Map<Wish, EventStart> unneeded = new HashMap<>();

  Claims(EventStartStore store, Instant now) {
    this.store = store;
    this.now = now;
  }

  /** A start that will most likely be needed. */
  void wish(EventKey key, Target target) {
    wished.put(new Wish(key, target), EventStart.claim(key, target, now));
  }

  /** Something that is done with this transaction. */
  void wishDone(EventKey key, Target target) {
    wished.put(new Wish(key, target), EventStart.done(key, target, now));
  }

  void claimAll() {
    List<Wish> wishes = new ArrayList<>(wished.keySet());
    List<Boolean> claimed = store.claim(new ArrayList<>(wished.values()));
    for (int n = 0; n < wishes.size(); n++) {
      if (claimed.get(n)) {
        granted.add(wishes.get(n));
        unneeded.put(wishes.get(n), wished.get(wishes.get(n)));
      }
    }
  }

  /** Takes a claim, once; false if another request has it. */
  boolean take(EventKey key, Target target) {
    Wish wish = new Wish(key, target);
    if (!wished.containsKey(wish)) {
      EventStart claim = EventStart.claim(key, target, now);
      wished.put(wish, claim);
      return store.claim(List.of(claim)).getFirst();
    }
    unneeded.remove(wish);
    return granted.remove(wish);
  }

  /** A claim that was taken leads to nothing. */
  void release(EventKey key, Target target) {
    unneeded.put(new Wish(key, target), EventStart.claim(key, target, now));
  }

  /** What was foreseen and not needed may be claimed again. */
  void releaseUnneeded() {
    List<EventStart> open = unneeded.values().stream().filter(claim -> !claim.started()).toList();
    if (!open.isEmpty()) {
      List<Boolean> unused = store.release(open);
    }
  }
}
