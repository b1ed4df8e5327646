// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.Event;
import io.journeyrunner.triggers.Situation;
import io.journeyrunner.triggers.Why;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The runs of some users while a transaction holds them: no wait of theirs opens meanwhile, so that
 * an event and a wait that come at the same moment see each other. Used by one thread.
 */
public final class HeldRuns {

  private final Map<UserId, List<Run>> runs = new HashMap<>();
  private final Map<RunId, List<OpenWait>> open = new HashMap<>();
  private final List<RunEvent> events = new ArrayList<>();
  private final List<OpenWait> closed = new ArrayList<>();
  private final WaitIndex index;
  private final WaitMatch match;
  private final Instant now;

  HeldRuns(List<Run> held, List<OpenWait> waits, WaitIndex index, WaitMatch match, Instant now) {
    this.index = index;
    this.match = match;
    this.now = now;
    held.forEach(this::begin);
    waits.forEach(wait -> open.computeIfAbsent(wait.run(), run -> new ArrayList<>()).add(wait));
  }

  /** A run that begins now: what comes after this counts for it. */
  public void begin(Run run) {
    UserId user = run.entry().user();
    if (user != null) {
      runs.computeIfAbsent(user, unused -> new ArrayList<>()).add(run);
    }
  }

  /** A run that could not begin after all: nothing counts for it. */
  public void drop(RunId run) {
    runs.values().forEach(own -> own.removeIf(one -> one.id().equals(run)));
    events.removeIf(event -> event.run().equals(run));
  }

  /** The run that keeps a user from entering a journey. */
  public Optional<Run> holder(ProcessId journey, UserId user) {
    return runs.getOrDefault(user, List.of()).stream()
        .filter(run -> run.isExclusive() && run.process().equals(journey))
        .findFirst();
  }

  /** True if some run of the user may wait for such events, now or later. */
  public boolean mayMove(Event event) {
    return runs.getOrDefault(event.user(), List.of()).stream().anyMatch(run -> mayWait(run, event));
  }

  /**
   * An event came.
   *
   * @param depth how many events of the system led to it
   * @param situation the event and the state of its user
   */
  public Arrival arrive(Event event, int depth, Situation situation) {
    List<RunEvent> moves = new ArrayList<>();
    List<Arrival.Answer> answers = new ArrayList<>();
    LegacyMessages legacy = new LegacyMessages(index, match, situation);
    for (Run run : runs.getOrDefault(event.user(), List.of())) {
      if (!mayWait(run, event)) {
        continue;
      }
      List<RunMessage> messages =
          run.isLegacy() ? legacy.of(run, event, answers) : take(run, event, situation, answers);
      RunEvent one = new RunEvent(run.id(), event, depth, messages, now);
      events.add(one);
      if (one.moves()) {
        moves.add(one);
      }
    }
    return new Arrival(moves, answers);
  }

  private boolean mayWait(Run run, Event event) {
    return !event.id().equals(run.entry().event())
        && (index.concerns(run.process(), event.type())
            || waits(run).stream().anyMatch(wait -> wait.type().equals(event.type())));
  }

  private List<RunMessage> take(
      Run run, Event event, Situation situation, List<Arrival.Answer> answers) {
    List<OpenWait> asked =
        waits(run).stream().filter(wait -> wait.type().equals(event.type())).toList();
    if (asked.isEmpty()) {
      answers.add(
          new Arrival.Answer(
              run.process().value(), null, run, Why.of("the run is at no wait for it now")));
    }
    List<RunMessage> messages = new ArrayList<>();
    for (WaitMatch.Answer answer : match.ask(asked, situation)) {
      answers.add(
          new Arrival.Answer(
              answer.place().site().process().value(),
              answer.place().element(),
              run,
              answer.whyNot()));
      if (answer.takes()) {
        messages.add(answer.place().message());
        close(run, answer.place());
      }
    }
    return messages;
  }

  private void close(Run run, OpenWait taken) {
    Set<Long> elements =
        waits(run).stream()
            .filter(wait -> wait.kind() == Wait.Kind.BODY_BOUNDARY && wait.closesWith(taken))
            .map(OpenWait::elementKey)
            .collect(Collectors.toSet()); // all instances at whose border it is
    List<OpenWait> over =
        waits(run).stream()
            .filter(wait -> wait.closesWith(taken) || elements.contains(wait.elementKey()))
            .toList();
    closed.addAll(over);
    waits(run).removeAll(over);
  }

  private List<OpenWait> waits(Run run) {
    return open.computeIfAbsent(run.id(), id -> new ArrayList<>());
  }

  List<RunEvent> events() {
    return events;
  }

  List<OpenWait> closed() {
    return closed;
  }
}
