// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.end;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.definitions.Definition;
import io.journeyrunner.engine.definitions.DefinitionPage;
import io.journeyrunner.engine.definitions.DefinitionSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the look into the engine leaves alone, and what it costs. */
class EngineWatchAmongOthersTest {

  private static final ProcessId WELCOME = new ProcessId("welcome");

  private final FoundJourneys fixture;
  private final CountingEngine engine;
  private final EngineWatch watch;

  EngineWatchAmongOthersTest(@TempDir Path folder) {
    fixture = new FoundJourneys(folder);
    engine = fixture.engine;
    watch = fixture.engineWatch();
  }

  /** Still lists what has been deleted. */
  private record Lagging(Definition deleted) implements DefinitionSource {

    @Override
    public DefinitionPage newest(@Nullable String after) {
      return new DefinitionPage(List.of(deleted), null);
    }

    @Override
    public Optional<String> bpmn(long definitionKey) {
      return Optional.empty();
    }
  }

  private static String welcome() {
    return process("welcome", entry("begin", "spin", "on", "spin"));
  }

  @Test
  void aDefinitionThatIsDeletedMeanwhileIsNobodysMistake() {
    EngineWatch lagging =
        fixture.engineWatch(new Lagging(new Definition(fixture.deployByModeler(welcome()), null)));

    fixture.lookSoonAgain();
    lagging.look();

    assertThat(fixture.node.store.all()).isEmpty();
  }

  @Test
  void thousandsAreLookedThroughOnceAndThenOneQuestionIsEnough() {
    engine.page = 10;
    for (int n = 0; n < 95; n++) {
      fixture.deployByModeler(process("rule-" + n, entry("begin", "spin", "on", "spin")));
    }
    fixture.look(watch);
    assertThat(engine.questions).isEqualTo(10);

    fixture.look(watch);
    assertThat(engine.questions).isEqualTo(11);

    fixture.deployByModeler(welcome());
    fixture.look(watch);
    assertThat(fixture.node.store.find(WELCOME).orElseThrow().source()).isEqualTo("engine");
    assertThat(engine.questions).isEqualTo(13);
  }

  @Test
  void twoNodesTakeTurns() {
    EngineWatch other = fixture.engineWatch();
    fixture.lookSoonAgain();

    watch.look();
    other.look();

    assertThat(engine.questions).isEqualTo(1);
  }

  @Test
  void oneThatOnlyFailsDoesNotKeepThoseAfterItOut() {
    engine.broken.add("welcome.bpmn");
    fixture.deployByModeler(welcome());
    fixture.deployByModeler(process("next", entry("begin", "spin", "on", "spin")));

    fixture.look(watch);

    assertThat(fixture.node.store.find(new ProcessId("next"))).isPresent();
  }

  @Test
  void processesOfOthersAreLeftAlone() {
    fixture.deployByModeler(
        process("order", entry("received", "order-received") + waiting("w", "P1D")));
    fixture.deployByModeler(
        process("called", task("call", "webhook", "url", "https://example.com/")));
    fixture.deployByModeler(process("rule-x", entry("begin", "spin", "on", "spin")));

    fixture.lookUntilNothingHappens(watch);

    assertThat(fixture.node.store.all()).isEmpty();
    assertThat(engine.given).hasSize(3);
    assertThat(fixture.node.tries.all()).isEmpty();
  }

  @Test
  void aCopyThatAnotherJourneyRunnerPreparedIsLeftAlone(@TempDir Path other) {
    FoundJourneys elsewhere = new FoundJourneys(other);
    elsewhere.node.journeys.deploy(Submission.ofApi(new DrawnFile("welcome.bpmn", welcome())));
    fixture.deployByModeler(elsewhere.engine.newest(WELCOME).orElseThrow().resource().bpmn());

    fixture.lookUntilNothingHappens(watch);

    assertThat(fixture.node.store.all()).isEmpty();
    assertThat(engine.given).hasSize(1);
  }

  /** Goes away when it is asked for one drawing, once. */
  private static final class Interrupted implements DefinitionSource {

    private final DefinitionSource source;
    private final long key;
    private boolean isOver;

    Interrupted(DefinitionSource source, long key) {
      this.source = source;
      this.key = key;
    }

    @Override
    public DefinitionPage newest(@Nullable String after) {
      return source.newest(after);
    }

    @Override
    public Optional<String> bpmn(long definitionKey) {
      if (definitionKey == key && !isOver) {
        isOver = true;
        throw new EngineUnavailable("gone", new IllegalStateException());
      }
      return source.bpmn(definitionKey);
    }
  }

  @Test
  void aLookThatIsInterruptedIsMadeAgainToItsEnd() {
    engine.page = 1;
    fixture.deployByModeler(welcome());
    DeployedProcess second =
        fixture.deployByModeler(process("second", entry("begin", "spin", "on", "x")));
    fixture.deployByModeler(process("order", entry("received", "spin") + end("done")));
    EngineWatch interrupted = fixture.engineWatch(new Interrupted(engine, second.definitionKey()));

    fixture.lookSoonAgain();
    interrupted.look();
    assertThat(fixture.node.store.all()).isEmpty();
    fixture.lookSoonAgain();
    interrupted.look();

    assertThat(fixture.node.store.all())
        .extracting(one -> one.process().value())
        .containsExactly("second", "welcome");
  }
}
