// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.engine.jobs.BlockWorker;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Finds all that is wrong with a diagram before it is deployed. Thread-safe. */
@Component
public final class DiagramCheck {

  private static final Logger log = LoggerFactory.getLogger(DiagramCheck.class);

  /** What could not be read, nobody can say; the log has the cause. */
  private static final Flaw BROKEN =
      Flaw.error("", "can't be read", "mend what Modeler shows under Problems");

  private static final Flaw BROKEN_IN_PART =
      Flaw.error("", "has something that can't be read", "mend what Modeler shows under Problems");

  private final List<Check> checks;

  /** After the first of these that finds an error, nothing else can be looked for. */
  private final List<Check> first =
      List.of(new Camunda7(), new Size(), new ProcessIds(), new References());

  private final Check engineRules = new EngineRules();

  @Autowired
  DiagramCheck(Webhooks webhooks, ObjectProvider<BlockWorker> workers, CheckSettings settings) {
    // Asked for late: a worker may well need what needs this.
    this(webhooks, () -> jobTypes(workers.stream(), settings), settings);
  }

  /**
   * Makes a check.
   *
   * @param jobTypes those that somebody does
   */
  DiagramCheck(Webhooks webhooks, Supplier<Set<String>> jobTypes, CheckSettings settings) {
    this.checks =
        List.of(
            new Entries(),
            new JobTypes(jobTypes),
            new People(),
            new ConnectorStarts(),
            new Signals(settings.signals()),
            new NewerElements(settings.newerElements()),
            new LoopMarkers(),
            new LongNames(),
            new WebhookBlocks(webhooks),
            new SmallBlocks(),
            new Expressions(),
            new Timers(),
            new OwnVariables(),
            new Gateways(),
            new BoundaryFlows(),
            new Jitters(),
            new Correlation(Set.copyOf(settings.otherMessages())),
            new Calls(),
            new Loops(),
            new StraightThrough(),
            new FastCycles(),
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

  /**
   * Reads, checks and prepares a diagram. Never fails for what is drawn: what is wrong is in the
   * answer.
   *
   * @throws DataAccessException if the database is away
   * @throws TransactionException likewise
   */
  public Checked check(String file, String text) {
    List<Flaw> flaws = new ArrayList<>();
    try {
      DrawnDiagram drawn = DrawnDiagram.parse(file, text);
      return Findings.shown(read(drawn, flaws), drawn);
    } catch (UnreadableDiagram e) {
      flaws.add(e.flaw());
    } catch (DataAccessException | TransactionException e) {
      throw e; // of the database, not of the diagram
    } catch (RuntimeException | StackOverflowError e) { // an odd one must not stop the others
      log.atError().addKeyValue("file", file).setCause(e).log("journey.check_failed");
      flaws.add(BROKEN);
    }
    return new Checked(null, flaws);
  }

  private Checked read(DrawnDiagram drawn, List<Flaw> flaws) throws UnreadableDiagram {
    for (Check check : first) {
      flaws.addAll(check.check(drawn));
      if (flaws.stream().anyMatch(Flaw::isError)) {
        return new Checked(null, flaws);
      }
    }
    checks.forEach(check -> flaws.addAll(find(check, drawn)));
    List<Journey> journeys = JourneyReader.read(drawn, flaws);
    ProcessResource prepared = drawn.prepared();
    flaws.addAll(find(engineRules, DrawnDiagram.parse(drawn.file(), prepared.bpmn())));
    return new Checked(new JourneyDiagram(drawn.file(), drawn.text(), prepared, journeys), flaws);
  }

  /** One check that stumbles over an odd drawing must not hide what the others find. */
  private static List<Flaw> find(Check check, DrawnDiagram drawn) {
    try {
      return check.check(drawn);
    } catch (DataAccessException | TransactionException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      log.atError()
          .addKeyValue("file", drawn.file())
          .addKeyValue("check", check.getClass().getSimpleName())
          .setCause(e)
          .log("journey.check_failed");
      return List.of(BROKEN_IN_PART);
    }
  }
}
