// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.Event;
import io.journeyrunner.runs.Arrival;
import io.journeyrunner.runs.HeldRuns;
import io.journeyrunner.runs.Run;
import io.journeyrunner.runs.RunId;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.triggers.LimitCounters.Start;
import io.journeyrunner.triggers.Situation;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.Triggers;
import io.journeyrunner.triggers.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the events of one transaction lead to. Used by one thread, once. */
final class Round {

  private final Means means;
  private final List<Arriving> events;
  private final Map<EventKey, List<EventStart>> known;
  private final HeldRuns held;
  private final Instant now;
  private final Claims claims;
  private final List<Decision.Start> begun = new ArrayList<>();
  private final List<Start> limited = new ArrayList<>();

  Round(Means means, List<Arriving> events, Map<EventKey, List<EventStart>> known, HeldRuns held) {
    this.means = means;
    this.events = events;
    this.known = known;
    this.held = held;
    this.now = means.clock().instant().truncatedTo(ChronoUnit.MICROS); // as a database keeps it
    this.claims = new Claims(means.starts(), now);
  }

  /** What each event leads to, in their order. */
  List<Admitted> decide() {
    States states = States.merge(events, known.keySet(), means.users());
    List<List<Verdict>> verdicts = new ArrayList<>();
    for (int n = 0; n < events.size(); n++) {
      List<Verdict> own = judge(events.get(n), situation(n, states));
      verdicts.add(own);
      if (states.refused(n) == null) {
        foresee(events.get(n), own);
      }
    }
    claims.claimAll();
    means.allowance().hold(limited);
    List<Admitted> admitted = new ArrayList<>();
    for (int n = 0; n < events.size(); n++) {
      admitted.add(
          states.refused(n) == null
              ? decide(n, verdicts.get(n), states)
              : Admitted.refused(events.get(n), states.refused(n)));
    }
    claims.releaseUnneeded();
    return new NewRuns(means, begun, held).added(admitted);
  }

  private Situation situation(int n, States states) {
    return new Situation(
        events.get(n).event(), () -> states.of(n), now.atZone(means.clock().getZone()));
  }

  private List<Verdict> judge(Arriving arriving, Situation situation) {
    if (arriving.changesStateOnly()) {
      return List.of();
    }
    Trigger only = arriving.only();
    return only == null
        ? means.triggers().judge(situation)
        : List.of(Triggers.judge(only, situation));
  }

  /** Claims in one statement what will most likely be needed. */
  private void foresee(Arriving arriving, List<Verdict> verdicts) {
    if (!isNew(arriving)) {
      return;
    }
    verdicts.stream()
        .filter(Verdict.Starts.class::isInstance)
        .filter(verdict -> holder(verdict.trigger(), arriving.event()).isEmpty())
        .collect(groupingBy(verdict -> verdict.trigger().process(), LinkedHashMap::new, toList()))
        .values()
        .forEach(
            own -> {
              claims.wish(arriving.key(), Target.of(own.getFirst().trigger()));
              own.forEach(one -> limited.add(new Start(one.trigger(), arriving.event().user())));
            });
    if (arriving.only() == null && held.mayMove(arriving.event())) {
      claims.wishDone(arriving.key(), Target.RUNS);
    }
  }

  private boolean isNew(Arriving arriving) {
    return !known.containsKey(arriving.key());
  }

  private Admitted decide(int n, List<Verdict> verdicts, States states) {
    Arriving arriving = events.get(n);
    Arrival arrival = isNew(arriving) ? arrive(arriving, situation(n, states)) : unsent(arriving);
    Map<ProcessId, List<Verdict>> processes =
        verdicts.stream()
            .collect(
                groupingBy(verdict -> verdict.trigger().process(), LinkedHashMap::new, toList()));
    List<Decision> decisions = new ArrayList<>();
    processes.values().forEach(own -> decisions.addAll(decideOnce(own, arriving)));
    return new Admitted(
        arriving, decisions, arrival, movedBefore(arriving), () -> states.of(n), states.refused(n));
  }

  private Arrival arrive(Arriving arriving, Situation situation) {
    return held.mayMove(arriving.event()) && claims.take(arriving.key(), Target.RUNS)
        ? held.arrive(arriving.event(), arriving.depth(), situation)
        : Arrival.NONE;
  }

  /** What an event moved when it came before, and the engine was not told of. */
  private Arrival unsent(Arriving arriving) {
    return movedBefore(arriving)
        ? new Arrival(
            means.runs().unsent(arriving.event().user(), arriving.event().id()), List.of())
        : Arrival.NONE;
  }

  private boolean movedBefore(Arriving arriving) {
    return known.getOrDefault(arriving.key(), List.of()).stream()
        .anyMatch(start -> start.target().equals(Target.RUNS));
  }

  /** One process may have several triggers on a type; an event starts it by the first that can. */
  private List<Decision> decideOnce(List<Verdict> verdicts, Arriving arriving) {
    List<Decision> decisions = new ArrayList<>();
    boolean isRepeated =
        verdicts.stream().anyMatch(one -> earlier(arriving, one.trigger()).isPresent());
    for (Verdict verdict : verdicts) {
      boolean isDecided =
          decisions.stream().anyMatch(Decision::isFinal)
              || (isRepeated && earlier(arriving, verdict.trigger()).isEmpty());
      decisions.add(isDecided ? elsewhere(verdict) : decide(verdict, arriving));
    }
    return decisions;
  }

  private Decision elsewhere(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Stays stays -> new Decision.Stays(stays, null);
      case Verdict.Starts(Trigger trigger) ->
          new Decision.Stays(
              new Verdict.Stays(
                  trigger,
                  Verdict.Reason.ALREADY_IN_JOURNEY,
                  "the event starts it at another of its start events"),
              null);
    };
  }

  private Decision decide(Verdict verdict, Arriving arriving) {
    Optional<EventStart> before = earlier(arriving, verdict.trigger());
    if (before.isPresent()) {
      return again(before.get(), verdict.trigger(), arriving);
    }
    return switch (verdict) {
      case Verdict.Stays stays -> new Decision.Stays(stays, null);
      case Verdict.Starts(Trigger trigger) -> first(trigger, arriving);
    };
  }

  private Optional<EventStart> earlier(Arriving arriving, Trigger trigger) {
    return known.getOrDefault(arriving.key(), List.of()).stream()
        .filter(start -> start.target().equals(Target.of(trigger)))
        .findFirst();
  }

  private Decision again(EventStart earlier, Trigger trigger, Arriving arriving) {
    if (earlier.started()) {
      return new Decision.StartedBefore(trigger, earlier.instanceKey());
    }
    boolean isAbandoned = earlier.claimedAt().plus(means.settings().claimPatience()).isBefore(now);
    if (!isAbandoned || !means.starts().takeOver(earlier, now)) {
      return new Decision.InProgress(trigger);
    }
    Run run = run(trigger, arriving);
    Optional<Run> known = run == null ? Optional.empty() : means.runs().find(run.id());
    if (known.isPresent() && known.get().instanceKey() != null) {
      means.starts().acknowledge(List.of(earlier.startedAs(known.get().instanceKey())));
      return new Decision.StartedBefore(trigger, known.get().instanceKey());
    }
    return start(trigger, EventStart.claim(arriving.key(), earlier.target(), now), run);
  }

  private Decision first(Trigger trigger, Arriving arriving) {
    Event event = arriving.event();
    Optional<Run> holder = holder(trigger, event);
    if (holder.isPresent()) {
      return alreadyIn(trigger, holder.get());
    }
    if (!claims.take(arriving.key(), Target.of(trigger))) {
      return new Decision.InProgress(trigger);
    }
    Optional<Verdict.Stays> denied = means.allowance().take(trigger, event, now);
    if (denied.isPresent()) {
      claims.release(arriving.key(), Target.of(trigger));
      return new Decision.Stays(denied.get(), null);
    }
    return start(
        trigger, EventStart.claim(arriving.key(), Target.of(trigger), now), run(trigger, arriving));
  }

  private Decision start(Trigger trigger, EventStart claim, @Nullable Run run) {
    Decision.Start start = new Decision.Start(trigger, claim, run);
    begun.add(start);
    if (run != null) {
      held.begin(run);
    }
    return start;
  }

  private @Nullable Run run(Trigger trigger, Arriving arriving) {
    Event event = arriving.event();
    return switch (trigger.entry()) {
      case Trigger.Entry.OfRule ignored -> null;
      case Trigger.Entry.OfJourney entry ->
          new Run(
              RunId.of(trigger, event),
              trigger.process(),
              trigger.definitionKey(),
              null,
              new Run.Entry(
                  event.user(), event.id(), entry.mode(), event.brand(), arriving.depth()),
              now,
              false);
    };
  }

  /**
   * The run that keeps the user from entering. Of entries once in a lifetime it is said that there
   * was one, whether or not its run has ended.
   */
  private Optional<Run> holder(Trigger trigger, Event event) {
    if (!(trigger.entry() instanceof Trigger.Entry.OfJourney journey)
        || !trigger.keepsOthersOut()) {
      return Optional.empty();
    }
    return held.holder(trigger.process(), event.user())
        .filter(
            run ->
                journey.mode() == EntryMode.ONE_AT_A_TIME
                    || run.entry().mode() == EntryMode.ONE_AT_A_TIME);
  }

  private Decision alreadyIn(Trigger trigger, Run by) {
    return new Decision.Stays(
        new Verdict.Stays(
            trigger,
            Verdict.Reason.ALREADY_IN_JOURNEY,
            "the user is in it since " + by.startedAt()),
        by);
  }
}
