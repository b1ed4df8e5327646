// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.intake.Publication.Moment;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.Verdict;
import io.journeyrunner.triggers.Wait;
import io.journeyrunner.triggers.WaitVerdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Which messages an event is published as.
 *
 * <p>The engine gives a message that it keeps to any wait that begins later, even one of the run
 * that the same event has just started. So what an event starts decides how it is published: a
 * journey that begins with {@code purchase} and then waits for another {@code purchase} must not
 * take the first one for both.
 */
record PublicationPlan(List<Publication> publications) {

  PublicationPlan {
    publications = List.copyOf(publications);
  }

  static PublicationPlan of(List<WaitVerdict> waits, List<Verdict> verdicts) {
    List<Trigger> starting =
        verdicts.stream()
            .filter(Verdict.Starts.class::isInstance)
            .map(Verdict::trigger)
            .filter(trigger -> trigger.entry() instanceof Trigger.Entry.ByMessage)
            .toList();
    return new PublicationPlan(
        waits.stream()
            .filter(WaitVerdict::concerned)
            .map(WaitVerdict::place)
            .collect(groupingBy(Wait::messageName, LinkedHashMap::new, toList()))
            .entrySet()
            .stream()
            .map(
                named ->
                    new Publication(
                        named.getKey(), named.getValue(), moment(named.getValue(), starting)))
            .toList());
  }

  private static Moment moment(List<Wait> waits, List<Trigger> starting) {
    Set<ProcessId> processes = waits.stream().map(Wait::process).collect(toSet());
    List<Trigger> own =
        starting.stream().filter(trigger -> processes.contains(trigger.process())).toList();
    if (own.isEmpty()) {
      return Moment.KEPT;
    }
    // Whoever is let in one at a time has no other run that could wait.
    return processes.size() == 1 && own.stream().allMatch(Trigger::isOneAtATime)
        ? Moment.UNLESS_STARTED
        : Moment.BEFORE_STARTS;
  }

  /**
   * What starts. An event that was told to a run before starts none when it is sent again, though
   * that run may have ended by it.
   */
  List<Verdict> starting(List<Verdict> verdicts, Occasion occasion) {
    Set<ProcessId> told =
        publications.stream()
            .filter(publication -> publication.moment() == Moment.UNLESS_STARTED)
            .filter(one -> occasion.earlier(Target.ofMessage(one.name())).isPresent())
            .map(publication -> publication.waits().getFirst().process())
            .collect(toSet());
    return verdicts.stream().map(verdict -> unlessTold(verdict, told)).toList();
  }

  private static Verdict unlessTold(Verdict verdict, Set<ProcessId> told) {
    return switch (verdict) {
      case Verdict.Starts(Trigger trigger) when told.contains(trigger.process()) ->
          new Verdict.Stays(
              trigger,
              Verdict.Reason.ALREADY_IN_JOURNEY,
              "the event was told to the run that the user was on");
      case Verdict.Starts starts -> starts;
      case Verdict.Stays stays -> stays;
    };
  }

  /** What is published before anything is started. */
  List<Publication> first() {
    return publications.stream()
        .filter(publication -> publication.moment() != Moment.UNLESS_STARTED)
        .toList();
  }

  /** What is published when it is known what started; nothing if that is not known. */
  List<Publication> then(List<StartOutcome> starts) {
    if (starts.stream().anyMatch(StartOutcome.Failed.class::isInstance)) {
      return List.of(); // the sender will send the event again
    }
    return publications.stream()
        .filter(publication -> publication.moment() == Moment.UNLESS_STARTED)
        .filter(publication -> !started(publication, starts))
        .toList();
  }

  private static boolean started(Publication publication, List<StartOutcome> starts) {
    String process = publication.waits().getFirst().process().value();
    return starts.stream()
        .anyMatch(
            start ->
                start instanceof StartOutcome.Running running
                    && running.process().process().equals(process));
  }
}
