// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.journeyrunner.engine.BlockWorker;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.Journey;
import io.journeyrunner.journeys.diagram.JourneyDiagram;
import io.journeyrunner.journeys.diagram.JourneyReader;
import io.journeyrunner.journeys.diagram.UnreadableDiagram;
import io.journeyrunner.webhooks.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Finds all that is wrong with a diagram before it is deployed. Thread-safe. */
@Component
public final class DiagramCheck {

  private final List<Check> checks;
  private final Check engineRules = new EngineRules();

  @Autowired
  DiagramCheck(Webhooks webhooks, ObjectProvider<BlockWorker> workers, CheckSettings settings) {
    // Asked for late: a worker may well need what needs this.
    this(webhooks, () -> jobTypes(workers.stream(), settings));
  }

  /**
   * Makes a check.
   *
   * @param jobTypes those that somebody does
   */
  DiagramCheck(Webhooks webhooks, Supplier<Set<String>> jobTypes) {
    this.checks =
        List.of(
            new ProcessIds(),
            new Entries(),
            new JobTypes(jobTypes),
            new WebhookBlocks(webhooks),
            new SmallBlocks(),
            new Expressions(),
            new Jitters(),
            new Correlation(),
            new Loops(),
            new ErrorPaths());
  }

  private static Set<String> jobTypes(Stream<BlockWorker> workers, CheckSettings settings) {
    Stream<String> ours =
        workers
            .map(BlockWorker::jobType)
            .filter(type -> !type.startsWith(ProcessId.RESERVED_PREFIX));
    return Stream.concat(ours, settings.otherJobTypes().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Reads, checks and prepares a diagram. Never fails: what is wrong is in the answer. */
  public Checked check(String file, String text) {
    List<Flaw> flaws = new ArrayList<>();
    try {
      DrawnDiagram drawn = DrawnDiagram.parse(file, text);
      checks.forEach(check -> flaws.addAll(check.check(drawn)));
      if (flaws.stream().anyMatch(flaw -> flaw.element().isEmpty() && flaw.isError())) {
        return new Checked(null, flaws);
      }
      List<Journey> journeys = JourneyReader.read(drawn, flaws);
      ProcessResource prepared = drawn.prepared();
      flaws.addAll(engineRules.check(DrawnDiagram.parse(file, prepared.bpmn())));
      return new Checked(new JourneyDiagram(file, text, prepared, journeys), flaws);
    } catch (UnreadableDiagram e) {
      flaws.add(e.flaw());
      return new Checked(null, flaws);
    }
  }
}
