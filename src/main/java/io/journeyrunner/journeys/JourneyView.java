// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.journeyrunner.journeys.diagram.Block;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.Journey;
import io.journeyrunner.runs.Wait;
import io.journeyrunner.triggers.Condition;
import io.journeyrunner.triggers.Limits;
import io.journeyrunner.triggers.Trigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Journeys as the API shows them. */
final class JourneyView {

  private JourneyView() {}

  /**
   * A line of the list.
   *
   * @param on the event types by which users enter it
   * @param running how many are on it, on any version
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Summary(
      String id,
      @Nullable String name,
      JourneyState state,
      int version,
      String source,
      List<String> on,
      long running) {

    static Summary of(JourneyIndex.Known known, long running) {
      StoredJourney stored = known.stored();
      return new Summary(
          stored.process().value(),
          known.journey().name(),
          stored.state(),
          stored.version(),
          stored.source(),
          known.journey().triggers().stream()
              .map(trigger -> trigger.on().value())
              .distinct()
              .toList(),
          running);
    }
  }

  /**
   * All of a journey.
   *
   * @param lastTry how its file fared when it was last saved, or how it was last found in the
   *     engine; null if it came over the API
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Detail(
      Summary journey,
      List<Entry> entries,
      List<Waiting> waits,
      List<Task> blocks,
      @Nullable LastTry lastTry) {

    static Detail of(Summary summary, Journey journey, @Nullable LastTry lastTry) {
      return new Detail(
          summary,
          journey.triggers().stream().map(Entry::of).toList(),
          journey.waits().stream().map(Waiting::of).toList(),
          journey.blocks().stream().map(Task::of).toList(),
          lastTry);
    }
  }

  /** A way in. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(String on, @Nullable String when, @Nullable String mode, Limits limits) {
    static Entry of(Trigger trigger) {
      return new Entry(
          trigger.on().value(), text(trigger.when()), mode(trigger.entry()), trigger.limits());
    }

    private static @Nullable String mode(Trigger.Entry entry) {
      return switch (entry) {
        case Trigger.Entry.OfRule ignored -> null;
        case Trigger.Entry.OfJourney journey -> journey.mode().code();
      };
    }
  }

  /** A place that waits for an event. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Waiting(String element, String on, @Nullable String when) {
    static Waiting of(Wait wait) {
      return new Waiting(wait.element(), wait.on().value(), text(wait.when()));
    }
  }

  /** A task that a worker does. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Task(String element, @Nullable String name, String jobType) {
    static Task of(Block block) {
      return new Task(block.id(), block.name(), block.jobType());
    }
  }

  /** How a file fared, or a process that was found in the engine: {@code engine:<id>}. */
  record LastTry(String file, boolean accepted, Instant at, List<Flaw> findings) {
    static LastTry of(JourneyFileStore.Try tried) {
      return new LastTry(tried.file(), tried.accepted(), tried.triedAt(), tried.flaws());
    }
  }

  /** A version, and how many are on it. */
  record VersionLine(
      int version, String definitionKey, String source, Instant deployedAt, long running) {}

  /** What became of an upload. */
  record Upload(String file, boolean deployed, List<Deployed> processes, List<Flaw> findings) {
    static Upload of(DeploymentReport report) {
      return new Upload(
          report.file(),
          !report.processes().isEmpty(),
          report.processes().stream()
              .map(process -> new Deployed(process.id().value(), process.version()))
              .toList(),
          report.flaws());
    }
  }

  /** A process that the engine has. */
  record Deployed(String process, int version) {}

  private static @Nullable String text(@Nullable Condition condition) {
    return condition == null ? null : condition.text();
  }
}
