// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.InstanceLife;
import io.journeyrunner.events.Event;
import io.journeyrunner.triggers.Trigger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out what became of a journey's start, since the engine acknowledges a message without
 * saying whether it started anything.
 *
 * <p>A start is told by the listener at the start event: in this node at once, by way of the
 * database if another node hears it. That a start was refused is concluded only if it is certain: a
 * run with the same correlation key began before the message (its key is smaller, as keys of one
 * partition grow) and runs after it. Thread-safe.
 */
@Component
final class StartWatch {

  private static final Duration FIRST_LOOK = Duration.ofMillis(100);

  private final RunningJourneys journeys;
  private final SeenStarts seen;
  private final Engine engine;
  private final IntakeSettings settings;

  StartWatch(RunningJourneys journeys, SeenStarts seen, Engine engine, IntakeSettings settings) {
    this.journeys = journeys;
    this.seen = seen;
    this.engine = engine;
    this.settings = settings;
  }

  /** To be begun before the engine is asked; {@link Watch#close} ends it. */
  Watch begin(Trigger trigger, Event event) {
    return new Watch(trigger, event, seen.expect(trigger.process(), event.id()));
  }

  /** One start that is looked for. */
  final class Watch implements AutoCloseable {

    private final Trigger trigger;
    private final Event event;
    private final CompletableFuture<Long> expected;

    private Watch(Trigger trigger, Event event, CompletableFuture<Long> expected) {
      this.trigger = trigger;
      this.event = event;
      this.expected = expected;
    }

    Trigger trigger() {
      return trigger;
    }

    /** Waits for as long as the settings say. */
    Sight await(@Nullable Long messageKey) {
      long end = System.nanoTime() + settings.entryPatience().toNanos();
      for (Duration pause = FIRST_LOOK; ; pause = pause.multipliedBy(2)) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return new Sight.Unknown();
        }
        Optional<Long> instance = hear(Math.min(left, pause.toNanos()));
        if (instance.isPresent()) {
          return new Sight.Begun(instance.get());
        }
        Sight sight = look(messageKey);
        if (!(sight instanceof Sight.Unknown)) {
          return sight;
        }
      }
    }

    private Optional<Long> hear(long nanos) {
      try {
        return Optional.of(expected.get(nanos, TimeUnit.NANOSECONDS));
      } catch (TimeoutException | CancellationException | ExecutionException e) {
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }

    private Sight look(@Nullable Long messageKey) {
      for (RunningJourneys.Run run : journeys.of(trigger.process(), event.user())) {
        if (event.id().equals(run.event())) {
          return new Sight.Begun(run.instanceKey());
        }
        if (messageKey != null
            && run.instanceKey() < messageKey
            && run.keepsOthersOut()
            && trigger.isOneAtATime()
            && lives(run)) {
          return new Sight.KeptOut(run);
        }
      }
      return new Sight.Unknown();
    }

    private boolean lives(RunningJourneys.Run run) {
      return engine.look(run.instanceKey()).toCompletableFuture().join() == InstanceLife.RUNNING;
    }

    @Override
    public void close() {
      expected.cancel(false);
    }
  }
}
