// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one endpoint, from one node: lets a call through, lets it wait a moment for its turn,
 * or sends it back to be parked. Thread-safe.
 */
final class EndpointGate {

  private static final Logger log = LoggerFactory.getLogger(EndpointGate.class);

  /** Parked for 1 s to 2 s, and the engine may bring it back a little later. */
  private static final Duration KEPT = Duration.ofSeconds(4);

  /** What is in a call's way. */
  private record Obstacle(String reason, Instant until, boolean mayPassSoon) {}

  private final String name;
  private final Supplier<GateLimits> limits;
  private final GateSettings settings;
  private final NodePlaces node;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Turns turns = new Turns(lock);
  // Guarded by the lock:
  private final Shares shares = new Shares();
  private final Rate rate;
  private final Parking parking;
  private final Traffic traffic;
  private final Breaker breaker;
  private Instant pausedUntil = Instant.MIN;

  EndpointGate(
      String name,
      Supplier<GateLimits> limits,
      GateSettings settings,
      NodePlaces node,
      Clock clock) {
    this.name = name;
    this.limits = limits;
    this.settings = settings;
    this.node = node;
    this.clock = clock;
    this.rate = new Rate(clock);
    this.parking =
        new Parking(settings.longestParking(), () -> ThreadLocalRandom.current().nextLong());
    this.traffic = new Traffic(clock.instant());
    this.breaker = new Breaker(name, settings.breaker(), clock);
  }

  /** Asks for a place, and waits for it as long as the settings allow. */
  Admission enter(String process) {
    lock.lock();
    try {
      Optional<Obstacle> obstacle = tryEnter(process);
      if (obstacle.isPresent() && obstacle.get().mayPassSoon() && node.beginToWait()) {
        shares.beginToWait(process);
        try {
          obstacle = waitToEnter(process, obstacle.get());
        } finally {
          shares.endToWait(process);
          node.endToWait();
          turns.callNext(shares::isNext);
        }
      }
      return obstacle.isEmpty()
          ? new Admission.Admitted(new Pass(this, process, breaker.spell()))
          : park(process, obstacle.get());
    } finally {
      lock.unlock();
    }
  }

  private Optional<Obstacle> waitToEnter(String process, Obstacle first) {
    long end = System.nanoTime() + settings.patience().toNanos();
    Optional<Obstacle> obstacle = Optional.of(first);
    long left = settings.patience().toNanos();
    while (obstacle.isPresent() && obstacle.get().mayPassSoon() && left > 0) {
      long token = rate.free() > 0 ? left : rate.each().toNanos();
      if (!turns.await(process, Math.min(left, token))) {
        return obstacle;
      }
      obstacle = tryEnter(process);
      left = end - System.nanoTime();
    }
    return obstacle;
  }

  /** Takes a place, or tells what is in the way. */
  private Optional<Obstacle> tryEnter(String process) {
    Instant now = clock.instant();
    GateLimits limit = limits.get();
    rate.limit(limit.perSecond());
    if (now.isBefore(pausedUntil)) {
      return Optional.of(new Obstacle("the endpoint asked for a pause", pausedUntil, false));
    }
    if (breaker.isOpen(now)) {
      return Optional.of(new Obstacle("the endpoint is broken", breaker.probedAt(), false));
    }
    int free = Math.min(limit.concurrency(), node.limit()) - shares.inFlight();
    if (!shares.mayTake(process, free, now)) {
      // One that waits here for the rest of a hanging call would wait in vain.
      boolean isQuick = expectedWait(limit).compareTo(settings.patience()) < 0;
      return Optional.of(new Obstacle("the endpoint is busy", now, isQuick));
    }
    if (rate.free() <= 0 || !(shares.waiting() == 0 || shares.isNext(process))) {
      return Optional.of(new Obstacle("the endpoint's rate is used up", now, true));
    }
    if (!breaker.tryEnter()) {
      return Optional.of(new Obstacle("the endpoint is being probed", now, false));
    }
    rate.take();
    shares.take(process);
    node.take();
    return Optional.empty();
  }

  private Duration expectedWait(GateLimits limit) {
    return each(limit).multipliedBy(shares.waiting() + 1L);
  }

  private Duration each(GateLimits limit) {
    Duration byPlaces = traffic.mean().dividedBy(limit.concurrency());
    return byPlaces.compareTo(rate.each()) > 0 ? byPlaces : rate.each();
  }

  private Admission.Refused park(String process, Obstacle obstacle) {
    Instant now = clock.instant();
    boolean isOpen = !obstacle.until().isAfter(now);
    boolean isKept = isOpen && shares.keep(process, now, now.plus(KEPT));
    Duration after =
        isKept ? parking.soon(now) : parking.park(now, obstacle.until(), each(limits.get()));
    log.atDebug()
        .addKeyValue("endpoint", name)
        .addKeyValue("process", process)
        .addKeyValue("after", after)
        .addKeyValue("reason", obstacle.reason())
        .log("endpoint.parked");
    return new Admission.Refused(after, obstacle.reason());
  }

  void leave(String process, int begunIn, Verdict verdict, Duration took) {
    lock.lock();
    try {
      Instant now = clock.instant();
      breaker.tell(begunIn, verdict, took);
      if (verdict != Verdict.NOT_SENT) {
        traffic.add(now, took, verdict == Verdict.FAILED);
      }
      shares.giveBack(process, now);
      node.giveBack();
      turns.callNext(shares::isNext);
    } finally {
      lock.unlock();
    }
  }

  void pause(Duration asked) {
    Duration granted =
        asked.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : asked;
    lock.lock();
    try {
      Instant until = clock.instant().plus(granted);
      pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
    } finally {
      lock.unlock();
    }
  }

  EndpointHealth health() {
    lock.lock();
    try {
      Instant now = clock.instant();
      Traffic.Sum sum = traffic.sum(now);
      return new EndpointHealth(
          name,
          List.of(),
          new EndpointHealth.Breaker(breaker.state(), breaker.since()),
          now.isBefore(pausedUntil) ? pausedUntil : null,
          EndpointHealth.Recent.of(sum),
          new EndpointHealth.Load(shares.inFlight(), shares.waiting(), parking.parked(now)),
          limits.get());
    } finally {
      lock.unlock();
    }
  }
}
