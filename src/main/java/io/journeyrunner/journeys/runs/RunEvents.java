// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.runs;

import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.events.SystemEvents;
import io.journeyrunner.users.UserId;
import java.time.Clock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the system, as the events {@code journey_started} and {@code journey_exited}, that a
 * journey began and ended. A run of nobody is not told. Thread-safe.
 */
@Component
public final class RunEvents {

  private static final EventType STARTED = new EventType("journey_started");
  private static final EventType EXITED = new EventType("journey_exited");

  private final SystemEvents events;
  private final Clock clock;

  RunEvents(SystemEvents events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  /** How a run came to its end. Spelled as the event has it. */
  public enum End {
    /** It reached its end. */
    completed,
    /** Somebody stopped the journey. */
    stopped,
    /** Somebody cancelled the run in the engine, as in Operate; told when that is noticed. */
    cancelled
  }

  /**
   * Tells that a run began.
   *
   * @throws io.journeyrunner.events.EventNotTaken if that can't be told just now
   */
  void started(JourneyRun run) {
    emit(STARTED, "started-", run, details(run));
  }

  /**
   * Tells that a run ended; to be told before the run is dropped from {@link JourneyRuns}.
   *
   * @throws io.journeyrunner.events.EventNotTaken if that can't be told just now
   */
  public void exited(JourneyRun run, End end) {
    emit(EXITED, "exited-", run, details(run).put("end", end.name()));
  }

  private static ObjectNode details(JourneyRun run) {
    EventId cause = run.entry().event();
    return JsonNodeFactory.instance
        .objectNode()
        .put("process", run.process().value())
        .put("instance", Long.toString(run.instanceKey()))
        .put("event_id", cause == null ? null : cause.value());
  }

  private void emit(EventType type, String prefix, JourneyRun run, ObjectNode details) {
    UserId user = run.entry().user();
    if (user != null) {
      events.emit(
          new Event(
              new EventId(prefix + run.instanceKey()),
              type,
              user,
              clock.instant(),
              run.entry().brand(),
              details),
          run.entry().depth());
    }
  }
}
