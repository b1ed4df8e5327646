// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.events.EventType;
import io.journeyrunner.triggers.Condition;
import io.journeyrunner.triggers.Situation;
import io.journeyrunner.users.UserId;
import io.journeyrunner.users.UserStates;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens waits of a run. An event that came after the run began, and has moved nothing in it yet,
 * counts for a wait that opens a moment later. Thread-safe, over many nodes too: the row of the run
 * is held, so that an event and a wait that come at the same moment see each other.
 */
@Component
final class WaitOpening {

  private final RunStore runs;
  private final OpenWaitStore waits;
  private final RunEventStore events;
  private final WaitMatch match;
  private final UserStates users;
  private final Surroundings around;

  WaitOpening(
      RunStore runs,
      OpenWaitStore waits,
      RunEventStore events,
      WaitMatch match,
      UserStates users,
      Surroundings around) {
    this.runs = runs;
    this.waits = waits;
    this.events = events;
    this.match = match;
    this.users = users;
    this.around = around;
  }

  /** The transaction, the clock and the settings that opening needs. */
  @Component
  record Surroundings(TransactionTemplate transaction, Clock clock, RunSettings settings) {}

  /**
   * Opens waits.
   *
   * @param drawn those that the element of the job opens
   * @return the events that move them at once, to be told to the engine
   */
  List<RunEvent> open(Job job, List<Wait> drawn) {
    Run now = RunVariables.run(job, around.clock().instant());
    return Objects.requireNonNull(
        around.transaction().execute(status -> open(job, drawn, held(now))));
  }

  /** A run that somebody started in the engine is taken over with its first wait. */
  private Run held(Run now) {
    return runs.hold(now.id())
        .orElseGet(
            () -> {
              if (!runs.add(List.of(now)).getFirst()) {
                List<Boolean> unused = runs.add(List.of(now.besideOthers()));
              }
              return now;
            });
  }

  private List<RunEvent> open(Job job, List<Wait> drawn, Run run) {
    waits.close(job.element().instanceKey());
    List<RunEvent> again = events.moved(run.id(), Long.toString(job.element().instanceKey()));
    if (!again.isEmpty()) {
      return again; // this job came before; the engine may have forgotten the message since
    }
    List<OpenWait> open = new ArrayList<>();
    drawn.forEach(wait -> open.add(open(wait, job, run)));
    List<RunEvent> moved = takeKept(run, open);
    waits.closeEarlier(
        open.stream().filter(wait -> wait.kind() != Wait.Kind.BODY_BOUNDARY).toList());
    waits.add(open);
    return moved;
  }

  /** Takes events for the waits, the oldest first, and leaves those that are open then. */
  private List<RunEvent> takeKept(Run run, List<OpenWait> open) {
    Set<EventType> types = open.stream().map(OpenWait::type).collect(Collectors.toSet());
    Instant now = around.clock().instant();
    List<RunEvent> moved = new ArrayList<>();
    if (types.isEmpty()) {
      return moved;
    }
    for (RunEvent kept :
        events.kept(run.id(), types, now.minus(around.settings().waitTimeToLive()))) {
      List<RunMessage> messages = take(kept, open);
      if (!messages.isEmpty()) {
        RunEvent moving =
            new RunEvent(run.id(), kept.event(), kept.depth(), messages, kept.cameAt());
        events.moves(moving, now);
        moved.add(moving);
      }
    }
    return moved;
  }

  private List<RunMessage> take(RunEvent kept, List<OpenWait> open) {
    UserId user = kept.event().user();
    Situation situation =
        new Situation(
            kept.event(),
            () -> users.get(user),
            around.clock().instant().atZone(around.clock().getZone()));
    List<RunMessage> messages = new ArrayList<>();
    List<OpenWait> asked =
        open.stream().filter(wait -> wait.type().equals(kept.event().type())).toList();
    for (WaitMatch.Answer answer : match.ask(asked, situation)) {
      if (answer.takes()) {
        messages.add(answer.place().message());
        open.removeIf(wait -> wait.closesWith(answer.place()));
      }
    }
    return messages;
  }

  private OpenWait open(Wait wait, Job job, Run run) {
    Job.Element element = job.element();
    Condition when = wait.when();
    return new OpenWait(
        element.instanceKey(),
        wait.element(),
        run.id(),
        RunVariables.user(job).orElseThrow(),
        new OpenWait.Site(element.process(), element.definitionKey(), element.processInstanceKey()),
        wait.kind(),
        wait.interrupting(),
        wait.position(),
        wait.on(),
        when == null ? null : when.text(),
        read(wait, job),
        new RunMessage(wait.messageName(), key(wait, job), wait.readsState()),
        around.clock().instant());
  }

  /** A border is outside of the scope that the listener of the activity runs in. */
  private static String key(Wait wait, Job job) {
    return switch (wait.kind()) {
      case CATCH, BRANCH -> Long.toString(job.element().instanceKey());
      case SCOPE -> RunVariables.scope(job);
      case BOUNDARY, BODY_BOUNDARY ->
          wait.opener().isScope() ? RunVariables.scopeAround(job) : RunVariables.scope(job);
    };
  }

  /** On the path of a notice the last event is that of the notice. */
  private static @Nullable ObjectNode read(Wait wait, Job job) {
    Condition when = wait.when();
    if (when == null) {
      return null;
    }
    ObjectNode variables = job.variables();
    if (wait.notice() != null && variables.get(wait.notice()) instanceof ObjectNode event) {
      variables = variables.deepCopy().setAll(event);
    }
    return when.variablesRead().of(variables).orElse(null);
  }
}
