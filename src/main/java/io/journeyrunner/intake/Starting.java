// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.ProcessStart;
import io.journeyrunner.engine.StartResult;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventVariables;
import io.journeyrunner.runs.Run;
import io.journeyrunner.runs.RunBegins;
import io.journeyrunner.runs.RunStarts;
import io.journeyrunner.runs.RunVariables;
import io.journeyrunner.runs.Wait;
import io.journeyrunner.triggers.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.node.ObjectNode;

/** Asks the engine for what was decided, and writes down what it said. Thread-safe. */
@Component
final class Starting {

  private final Engine engine;
  private final Settlement settlement;
  private final RunStarts runs;
  private final RunBegins begins;
  private final IntakeMetrics metrics;

  Starting(
      Engine engine,
      Settlement settlement,
      RunStarts runs,
      RunBegins begins,
      IntakeMetrics metrics) {
    this.engine = engine;
    this.settlement = settlement;
    this.runs = runs;
    this.begins = begins;
    this.metrics = metrics;
  }

  /** What the decisions about events that came together start is written down together. */
  Settlement.Together together(List<Admitted> admitted) {
    long starts =
        admitted.stream()
            .flatMap(one -> one.decisions().stream())
            .filter(Decision.Start.class::isInstance)
            .count();
    return settlement.together((int) starts);
  }

  /** Done when the engine has answered, and that is written down. */
  CompletableFuture<StartOutcome> carryOut(
      Decision decision, Admitted admitted, Settlement.Together together) {
    return outcome(decision, admitted, together).thenApply(metrics::counted);
  }

  private CompletableFuture<StartOutcome> outcome(
      Decision decision, Admitted admitted, Settlement.Together together) {
    return switch (decision) {
      case Decision.Start start -> start(start, admitted, together);
      case Decision.StartedBefore(Trigger trigger, Long instanceKey) ->
          completedFuture(new StartOutcome.Running(trigger.process(), instanceKey, false));
      case Decision.InProgress(Trigger trigger) ->
          completedFuture(
              new StartOutcome.Failed(
                  trigger.process(),
                  StartOutcome.IN_PROGRESS,
                  "another request with this event id is starting "
                      + trigger.process()
                      + "; send the event again in some seconds",
                  true));
      case Decision.Stays(var verdict, var by) ->
          completedFuture(new StartOutcome.Stayed(verdict, by));
    };
  }

  private CompletableFuture<StartOutcome> start(
      Decision.Start start, Admitted admitted, Settlement.Together together) {
    Run run = start.run();
    ProcessStart wish;
    try {
      wish = wish(start, admitted);
    } catch (DataAccessException | TransactionException e) { // the state could not be read
      return settle(
          new StartResult.Unavailable("the database is away", true, Duration.ZERO),
          start,
          admitted.arriving(),
          together);
    }
    if (run != null) {
      runs.begin(run);
    }
    return engine
        .start(wish)
        .toCompletableFuture()
        .thenCompose(
            result -> {
              if (run != null) {
                runs.answered(run, instance(result));
              }
              return settle(result, start, admitted.arriving(), together);
            });
  }

  private static ProcessStart wish(Decision.Start start, Admitted admitted) {
    return new ProcessStart(
        start.trigger().process(),
        start.trigger().definitionKey(),
        element(start.trigger()),
        variables(start, admitted));
  }

  private static @Nullable Long instance(StartResult result) {
    return result instanceof StartResult.Started(long key) ? key : null;
  }

  private static @Nullable String element(Trigger trigger) {
    return switch (trigger.entry()) {
      case Trigger.Entry.OfRule ignored -> null;
      case Trigger.Entry.OfJourney journey -> journey.element();
    };
  }

  /** A rule needs no copy of the state, since no gateway reads it. */
  private static ObjectNode variables(Decision.Start start, Admitted admitted) {
    Event event = admitted.arriving().event();
    ObjectNode variables = EventVariables.of(event);
    if (event.brand() == null && start.run() == null) {
      variables.remove("brand"); // each variable is a record of the engine
    }
    if (admitted.arriving().depth() > 0) {
      variables.put(RunVariables.DEPTH, admitted.arriving().depth());
    }
    Run run = start.run();
    if (run != null && start.trigger().entry() instanceof Trigger.Entry.OfJourney entry) {
      variables
          .put(RunVariables.RUN, run.id().value())
          .put(Wait.SCOPE, run.id().value())
          .put(RunVariables.MODE, entry.mode().code())
          .set("state", admitted.state().get());
    }
    return variables;
  }

  private CompletableFuture<StartOutcome> settle(
      StartResult result, Decision.Start start, Arriving arriving, Settlement.Together together) {
    return switch (result) {
      case StartResult.Started(long instanceKey) -> started(start, arriving, instanceKey, together);
      case StartResult.Unavailable unavailable -> {
        StartOutcome failed = unavailable(start, unavailable);
        if (unavailable.certain()) {
          yield together.notStarted(start, arriving).thenApply(done -> failed);
        }
        together.unknown();
        yield completedFuture(failed);
      }
      case StartResult.Refused refused ->
          together.notStarted(start, arriving).thenApply(done -> refused(start, refused));
    };
  }

  private CompletableFuture<StartOutcome> started(
      Decision.Start start, Arriving arriving, long instanceKey, Settlement.Together together) {
    Run run = start.run();
    if (run != null) {
      begins.tell(run.as(instanceKey));
    }
    return together
        .started(start, arriving, instanceKey)
        .thenApply(done -> new StartOutcome.Running(start.trigger().process(), instanceKey, true));
  }

  private static StartOutcome unavailable(
      Decision.Start start, StartResult.Unavailable unavailable) {
    return new StartOutcome.Failed(
        start.trigger().process(),
        StartOutcome.ENGINE_UNAVAILABLE,
        start.trigger().process()
            + " was not started: "
            + unavailable.reason()
            + "; send the event again",
        true);
  }

  private static StartOutcome refused(Decision.Start start, StartResult.Refused refused) {
    return new StartOutcome.Failed(
        start.trigger().process(),
        StartOutcome.REFUSED,
        start.trigger().process() + " can't be started with this event: " + refused.reason(),
        false);
  }
}
