// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.diagram.Journey;
import io.journeyrunner.runs.Wait;
import io.journeyrunner.runs.WaitIndex;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.TriggerIndex;
import io.journeyrunner.triggers.Verdict;
import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * All journeys as this node knows them, and their triggers and waits. What another node changed is
 * seen within two seconds. Thread-safe.
 */
@Component
final class JourneyIndex {

  private final JourneyStore store;
  private final JourneyVersions versions;
  private final TriggerIndex triggers;
  private final WaitIndex waits;
  private final JourneyWebhooks webhooks;
  private final DrawnBlocks blocks;
  private final ReentrantLock lock = new ReentrantLock();
  private List<Journey> expected = List.of(); // guarded by lock
  private long revision = -1; // guarded by lock
  private volatile Map<ProcessId, Known> known = Map.of();

  JourneyIndex(
      JourneyStore store,
      JourneyVersions versions,
      TriggerIndex triggers,
      WaitIndex waits,
      JourneyWebhooks webhooks,
      DrawnBlocks blocks) {
    this.store = store;
    this.versions = versions;
    this.triggers = triggers;
    this.waits = waits;
    this.webhooks = webhooks;
    this.blocks = blocks;
  }

  /** A journey with what its newest drawing says. */
  record Known(StoredJourney stored, Journey journey) {}

  /** All journeys, by id. */
  List<Known> all() {
    return known.values().stream()
        .sorted(Comparator.comparing(one -> one.stored().process().value()))
        .toList();
  }

  /**
   * Journeys that are about to be deployed for the first time. Known before the first event is
   * taken: one that finds no trigger is accepted and forgotten.
   */
  void expect(List<Journey> journeys) {
    locked(
        () -> {
          expected = List.copyOf(journeys);
          publish();
        });
  }

  /** Reads again if something was changed; costs one small query when nothing was. */
  @PostConstruct
  @Scheduled(fixedDelayString = "PT1S")
  void refresh() {
    locked(this::readIfChanged);
  }

  /** No monitor: a virtual thread that waits for the database in one keeps its carrier. */
  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }

  private void readIfChanged() {
    // Asked first: what is changed meanwhile is read again the next time.
    long now = store.revision();
    if (now == revision) {
      return;
    }
    Map<ProcessId, Known> read = new LinkedHashMap<>();
    for (StoredJourney stored : store.all()) {
      versions
          .journey(stored.diagram(), stored.process())
          .ifPresent(journey -> read.put(stored.process(), new Known(stored, journey)));
    }
    known = Map.copyOf(read);
    revision = now;
    publish();
  }

  private void publish() {
    List<Journey> coming =
        expected.stream().filter(journey -> !known.containsKey(journey.id())).toList();
    List<Trigger> all = new ArrayList<>();
    coming.forEach(journey -> all.addAll(journey.triggers()));
    known.values().forEach(one -> all.addAll(triggers(one)));
    triggers.replace("journeys", all);
    webhooks.replace(known.values().stream().map(Known::journey).toList());
    Map<Long, Journey> kept = new HashMap<>();
    known.values().forEach(one -> kept.putAll(versions.all(one.stored())));
    blocks.replace(kept);
    publishWaits(Set.copyOf(kept.values()));
  }

  /** Of all versions that are kept: nobody knows where in them a called process still runs. */
  private void publishWaits(Set<Journey> kept) {
    List<Wait> all = new ArrayList<>();
    Map<ProcessId, Set<String>> calls = new HashMap<>();
    for (Journey journey : kept) {
      all.addAll(journey.waits());
      calls.computeIfAbsent(journey.id(), id -> new HashSet<>()).addAll(journey.calls());
    }
    waits.replace(all, Callers.of(calls));
  }

  private static List<Trigger> triggers(Known one) {
    Verdict.@Nullable Reason off = whyOff(one.stored().state());
    return one.journey().triggers().stream()
        .map(trigger -> trigger.starting(one.stored().definitionKey(), off))
        .toList();
  }

  private static Verdict.@Nullable Reason whyOff(JourneyState state) {
    return switch (state) {
      case ACTIVE -> null;
      case PAUSED -> Verdict.Reason.PAUSED;
      case STOPPED -> Verdict.Reason.STOPPED;
      case REMOVED -> Verdict.Reason.REMOVED;
    };
  }
}
