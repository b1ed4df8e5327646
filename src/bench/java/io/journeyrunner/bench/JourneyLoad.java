// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** How fast journeys are, and what events cost that lead to nothing: issue 11's table. */
final class JourneyLoad {

  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final Duration SHORT = Duration.ofSeconds(3);
  private static final int BATCH_USERS = 1_000;
  private static final int ROUNDS = 3;

  private final Installation installation;
  private final AtomicLong users = new AtomicLong();

  JourneyLoad(Installation installation) {
    this.installation = installation;
  }

  List<Figure> all() {
    double unused = entries();
    unused = ofWaitingType();
    unused = ofUnknownType();
    unused = cost(Events.Load.of("nothing", 100, 4).ofNewUsers().to(ParseOnly.PATH));
    return List.of(
        new Rounds(ROUNDS, this::entries, this::bare)
            .ratio("entries of a journey (start, WebHook, end)", "per second", ">= 0.7"),
        new Rounds(ROUNDS, this::batch, this::bare)
            .ratio("users of a batch of " + BATCH_USERS, "per second", ">= 0.6"),
        new Rounds(5, this::ofWaitingType, this::ofUnknownType)
            .ratio("events that a journey waits for, users without a run", "per second", ">= 0.8"),
        new Rounds(
                5,
                () -> cost(Events.Load.of("nothing", 100, 4).ofNewUsers()),
                () -> cost(Events.Load.of("nothing", 100, 4).ofNewUsers().to(ParseOnly.PATH)))
            .ratio(
                "events that match nothing, in batches of 100", "per second and core", ">= 0.6"));
  }

  private double bare() {
    return installation.bare.rate(ROUND, Installation.IN_FLIGHT);
  }

  private double entries() {
    return installation.deliveries(Events.Load.of(Installation.ENTRY, 16, 3).ofNewUsers(), ROUND);
  }

  private double ofWaitingType() {
    return lost(Installation.WAIT);
  }

  private double ofUnknownType() {
    return lost("nothing");
  }

  /** Nothing comes of these events. */
  private double lost(String type) {
    return installation.events.rate(
        Events.Load.of(type, 100, 4).ofNewUsers(), SHORT, new InFlight(0));
  }

  /** Events for each second that the application's process computes. */
  private double cost(Events.Load load) {
    double before = Installation.cpu(installation.application.handle());
    long begin = System.nanoTime();
    double rate = installation.events.rate(load, SHORT, new InFlight(0));
    double seconds = (System.nanoTime() - begin) / 1e9;
    double used = Installation.cpu(installation.application.handle()) - before;
    return rate * seconds / (used / 1e3);
  }

  /** From asking for a batch until the last of its users is called. */
  private double batch() {
    String ids =
        LongStream.range(0, BATCH_USERS)
            .mapToObj(n -> "\"b" + users.incrementAndGet() + "\"")
            .collect(Collectors.joining(","));
    long begin = System.nanoTime();
    installation.awaitCalls(
        BATCH_USERS,
        () -> {
          JsonNode unused =
              installation.application.post(
                  "/api/v1/journeys/bench-calling/entries", "{\"users\": [" + ids + "]}");
        });
    return BATCH_USERS * 1e9 / (System.nanoTime() - begin);
  }
}
