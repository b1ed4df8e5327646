// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.util.time.Interval;
import io.camunda.zeebe.model.bpmn.util.time.RepeatingInterval;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.triggers.FeelSyntax;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** Timers that are the same for every run are due some day. */
final class Timers implements Check {

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    List<Flaw> flaws = new ArrayList<>();
    for (CatchEvent event : drawn.model().getModelElementsByType(CatchEvent.class)) {
      for (TimerEventDefinition timer : event.getChildElementsByType(TimerEventDefinition.class)) {
        duration(event, text(timer.getTimeDuration())).ifPresent(flaws::add);
        date(event, text(timer.getTimeDate())).ifPresent(flaws::add);
        cycle(event, text(timer.getTimeCycle())).ifPresent(flaws::add);
      }
    }
    return flaws;
  }

  private static Optional<Flaw> duration(CatchEvent event, @Nullable String text) {
    if (text == null || isUnreadable(text)) {
      return Optional.empty();
    }
    boolean fits =
        isFeel(text) ? feel(event, text, Timers::isDuration) : parses(() -> Interval.parse(text));
    return flaw(
        event,
        fits,
        "waits for " + Labels.shown(text) + ", which is no duration",
        "write an ISO 8601 duration, such as P1D or PT12H, or FEEL that begins with =");
  }

  private static Optional<Flaw> date(CatchEvent event, @Nullable String text) {
    if (text == null || isUnreadable(text)) {
      return Optional.empty();
    }
    boolean fits =
        isFeel(text) ? feel(event, text, Timers::isDate) : parses(() -> ZonedDateTime.parse(text));
    return flaw(
        event,
        fits,
        "waits until " + Labels.shown(text) + ", which is no date with a time and a zone",
        "write it as in 2026-11-23T10:00:00Z or 2026-11-23T10:00:00+01:00[Europe/Vienna]");
  }

  private static Optional<Flaw> cycle(CatchEvent event, @Nullable String text) {
    if (text == null || isFeel(text)) {
      return Optional.empty(); // FEEL has functions there that only the engine knows
    }
    boolean fits =
        text.startsWith("R")
            ? parses(() -> RepeatingInterval.parse(text))
            : CronExpression.isValidExpression(text);
    return flaw(
        event,
        fits,
        "repeats by " + Labels.shown(text) + ", which is no cycle",
        "write R/PT1H, R3/PT10M, or a cron expression with seconds, such as 0 0 9 * * MON-FRI");
  }

  private static Optional<Flaw> flaw(CatchEvent event, boolean fits, String what, String remedy) {
    return fits ? Optional.empty() : Optional.of(Flaw.error(Owner.id(event), what, remedy));
  }

  /** What reads variables is known when it runs; but a process has none before it begins. */
  private static boolean feel(CatchEvent event, String text, Predicate<Object> fits) {
    String expression = text.substring(1);
    return FeelSyntax.variables(expression).isEmpty()
        ? FeelSyntax.constant(expression).filter(fits).isPresent()
        : !(event instanceof StartEvent && event.getParentElement() instanceof Process);
  }

  /** Another check reports what can't be read. */
  private static boolean isUnreadable(String text) {
    return isFeel(text) && FeelSyntax.flaw(text.substring(1)).isPresent();
  }

  private static boolean isFeel(String text) {
    return text.startsWith("=");
  }

  private static boolean isDuration(Object value) {
    return value instanceof Duration
        || value instanceof Period
        || (value instanceof String text && parses(() -> Interval.parse(text)));
  }

  private static boolean isDate(Object value) {
    return value instanceof ZonedDateTime
        || (value instanceof String text && parses(() -> ZonedDateTime.parse(text)));
  }

  private static boolean parses(Runnable parsing) {
    try {
      parsing.run();
      return true;
    } catch (DateTimeException | ArithmeticException e) {
      return false;
    }
  }

  private static @Nullable String text(@Nullable ModelElementInstance element) {
    return element == null ? null : element.getTextContent().strip();
  }
}
