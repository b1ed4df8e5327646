// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.events.SystemEvents;
import io.journeyrunner.users.UserId;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events {@code journey_started} and {@code journey_exited}. A run without a user has none.
 * Thread-safe.
 */
@Component
public final class RunEvents {

  private static final EventType STARTED = new EventType("journey_started");
  private static final EventType EXITED = new EventType("journey_exited");

  /** A chain of events that takes longer than this between two of them is no loop. */
  private static final Duration NO_LOOP = Duration.ofHours(1);

  private final SystemEvents events;
  private final Clock clock;

  RunEvents(@Lazy SystemEvents events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  /** How a run came to its end. Spelled as the event has it. */
  public enum End {
    /** It reached its end. */
    completed,
    /** Somebody stopped the journey, or deleted the user. */
    stopped,
    /** Somebody cancelled the run in the engine, as in Operate; told when that is noticed. */
    cancelled
  }

  /** True if something listens to the start of runs. */
  boolean areHeard() {
    return events.areHeard(STARTED);
  }

  /**
   * Tells that a run began.
   *
   * @throws io.journeyrunner.events.EventNotTaken if that can't be told just now
   */
  void started(Run run) {
    emit(STARTED, "started-", run, details(run));
  }

  /**
   * Tells that a run ended.
   *
   * @throws io.journeyrunner.events.EventNotTaken if that can't be told just now
   */
  public void exited(Run run, End end) {
    emit(EXITED, "exited-", run, details(run).put("end", end.name()));
  }

  private static ObjectNode details(Run run) {
    EventId cause = run.entry().event();
    return JsonNodeFactory.instance
        .objectNode()
        .put("process", run.process().value())
        .put("instance", String.valueOf(run.instanceKey()))
        .put("event_id", cause == null ? null : cause.value());
  }

  private void emit(EventType type, String prefix, Run run, ObjectNode details) {
    UserId user = run.entry().user();
    if (user != null) {
      boolean isSlow = run.startedAt().plus(NO_LOOP).isBefore(clock.instant());
      events.emit(
          new Event(
              new EventId(prefix + run.instanceKey()),
              type,
              user,
              clock.instant(),
              run.entry().brand(),
              details),
          isSlow ? 0 : run.entry().depth());
    }
  }
}
