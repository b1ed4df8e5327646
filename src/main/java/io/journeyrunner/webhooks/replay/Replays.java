// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.replay;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.journeyrunner.problems.NotFound;
import io.journeyrunner.webhooks.log.LoggedAttempt;
import io.journeyrunner.webhooks.log.LoggedDeliveries;
import io.journeyrunner.webhooks.log.LoggedDeliveries.Found;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Begins replays, shows what they would send, and cancels them. Thread-safe. */
@Component
final class Replays {

  private static final Logger log = LoggerFactory.getLogger(Replays.class);
  private static final int SHOWN = 100;

  private final LoggedDeliveries deliveries;
  private final Redelivery redelivery;
  private final ReplayStore store;
  private final ReplaySettings settings;
  private final Clock clock;

  Replays(
      LoggedDeliveries deliveries,
      Redelivery redelivery,
      ReplayStore store,
      ReplaySettings settings,
      Clock clock) {
    this.deliveries = deliveries;
    this.redelivery = redelivery;
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What a replay would do.
   *
   * @param count how many deliveries it would have
   * @param outcomes how many of them by what came of their last attempt
   * @param sample the newest of them
   */
  record Preview(int count, Map<String, Long> outcomes, List<DeliveryPreview> sample) {}

  /** Shows what a replay would do. Nothing is sent or kept. */
  Preview preview(Map<String, String> search, int sample) {
    List<Found> attempts = matching(search);
    List<Found> newest =
        attempts.subList(Math.max(0, attempts.size() - sample), attempts.size()).reversed();
    return new Preview(
        attempts.size(),
        attempts.stream().collect(groupingBy(Found::outcome, TreeMap::new, counting())),
        newest.stream()
            .map(found -> deliveries.find(found.number()))
            .flatMap(Optional::stream)
            .map(this::preview)
            .toList());
  }

  private DeliveryPreview preview(LoggedAttempt logged) {
    return DeliveryPreview.of(
        logged,
        redelivery.preview(logged, Rendering.as_sent),
        redelivery.preview(logged, Rendering.anew));
  }

  /** Begins a replay; it is made in the background, also after a restart. */
  Replay begin(Map<String, String> search, Rendering rendering) {
    List<Found> attempts = matching(search);
    if (attempts.isEmpty()) {
      throw WrongCount.none();
    }
    String id = "replay-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    store.add(new ReplayStore.Wish(id, rendering, search), attempts, clock.instant());
    log.atInfo()
        .addKeyValue("replay", id)
        .addKeyValue("rendering", rendering)
        .addKeyValue("search", search)
        .addKeyValue("deliveries", attempts.size())
        .log("replay.begun");
    return get(id);
  }

  private List<Found> matching(Map<String, String> search) {
    List<Found> attempts = deliveries.find(search, settings.most() + 1);
    if (attempts.size() > settings.most()) {
      throw WrongCount.tooMany(settings.most());
    }
    return attempts;
  }

  Replay get(String id) {
    return store
        .find(id)
        .orElseThrow(
            () -> new NotFound("there is no " + id, "GET /api/v1/replays lists the last ones"));
  }

  List<Replay> all() {
    return store.all(SHOWN);
  }

  /** Begins no further delivery; the calls under way end as they do. */
  Replay cancel(String id) {
    Optional<Replay> before = store.find(id);
    if (before.isPresent() && store.cancel(id)) {
      log.atInfo()
          .addKeyValue("replay", id)
          .addKeyValue("progress", before.get().progress())
          .log("replay.cancelled");
    }
    return get(id);
  }
}
