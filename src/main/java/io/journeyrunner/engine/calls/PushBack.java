// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.calls;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the engine takes work, as its answers tell: full is an engine that has refused all that
 * it may refuse for ten seconds. A burst that it takes in part is none. Thread-safe.
 */
public final class PushBack {

  private static final Logger log = LoggerFactory.getLogger(PushBack.class);
  private static final Duration LONG = Duration.ofSeconds(10);

  /** Answers to others prove nothing: back-pressure lets the ends of jobs and deployments pass. */
  private static final Set<String> MAY_BE_REFUSED =
      Set.of("CreateProcessInstance", "PublishMessage", "SetVariables");

  /**
   * A time in which all was refused.
   *
   * @param words what the engine said first
   */
  public record Period(Instant since, String words) {}

  private final InstantSource clock;
  private @Nullable Period current; // guarded by this
  private boolean isTold; // guarded by this

  /** Begins with an engine that takes work. */
  public PushBack(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Takes notice of an answer.
   *
   * @param call the command's name in gRPC
   * @param failure null for an answer without one
   */
  synchronized void note(String call, @Nullable CallFailure failure, String words) {
    if (failure == CallFailure.PUSHED_BACK) {
      current = current == null ? new Period(clock.instant(), words) : current;
      tell(current);
    } else if (MAY_BE_REFUSED.contains(call) && wasTaken(failure)) {
      current = null;
      tellOfTheEnd();
    }
  }

  /** Since when everything was refused; nothing if the last that we know of was taken. */
  public synchronized Optional<Period> period() {
    return Optional.ofNullable(current);
  }

  /** Whether it takes nothing any more, and not just for a moment. */
  public synchronized boolean isFull() {
    return current != null && isLong(current);
  }

  private boolean isLong(Period period) {
    return !clock.instant().isBefore(period.since().plus(LONG));
  }

  private static boolean wasTaken(@Nullable CallFailure failure) {
    return switch (failure) {
      case null -> true;
      case DUPLICATE, GONE, REFUSED -> true; // it was looked at
      case AWAY, PUSHED_BACK, UNANSWERED -> false;
    };
  }

  private void tell(Period period) {
    if (!isTold && isLong(period)) {
      isTold = true;
      log.atWarn()
          .addKeyValue("since", period.since())
          .addKeyValue("reason", period.words())
          .addKeyValue("consequence", "not ready; events are answered with 503, nothing is lost")
          .log("engine.full");
    }
  }

  private void tellOfTheEnd() {
    if (isTold) {
      isTold = false;
      log.atInfo().log("engine.takes_work_again");
    }
  }
}
