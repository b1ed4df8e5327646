// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what a node that died, or met an engine that was away, has left unsent: an event that was
 * taken for a run moves it. Two nodes may do it at once, which is the same as once. Also forgets
 * what is too old to matter.
 */
@Component
final class UnsentMessages {

  private static final Logger log = LoggerFactory.getLogger(UnsentMessages.class);
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
  private static final Duration MEMORY = Duration.ofHours(1);
  private static final int AT_ONCE = 200;
  private static final int BITE = 1_000;

  private final RunEventStore store;
  private final RunMessages messages;
  private final RunSettings settings;
  private final Clock clock;

  UnsentMessages(RunEventStore store, RunMessages messages, RunSettings settings, Clock clock) {
    this.store = store;
    this.messages = messages;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT5S")
  void send() {
    List<RunEvent> left = store.unsentSince(clock.instant().minus(LONG_ENOUGH), AT_ONCE);
    left.stream()
        .collect(groupingBy(RunEvent::run, LinkedHashMap::new, toList()))
        .values()
        .forEach(messages::sendAll);
    if (!left.isEmpty()) {
      log.atInfo().addKeyValue("events", left.size()).log("runs.unsent_messages_sent");
    }
  }

  /** A job of a wait may come again for some minutes; a repeated event is known by its claim. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void forget() {
    Duration memory =
        settings.waitTimeToLive().compareTo(MEMORY) > 0 ? settings.waitTimeToLive() : MEMORY;
    Instant before = clock.instant().minus(memory);
    int bite;
    do {
      bite = store.purge(before, BITE);
    } while (bite == BITE);
  }
}
