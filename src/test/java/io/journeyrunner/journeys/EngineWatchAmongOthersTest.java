// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.end;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.Definition;
import io.journeyrunner.engine.DefinitionPage;
import io.journeyrunner.engine.DefinitionSource;
import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.ProcessResource;
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

  private DeployedProcess deployByModeler(String text) {
    return engine.deploy(List.of(new ProcessResource("diagram_1.bpmn", text))).getFirst();
  }

  private void look() {
    fixture.lookSoonAgain();
    watch.look();
  }

  /** Long after, nothing more has happened. */
  private void lookUntilNothingHappens() {
    int before;
    do {
      before = engine.given.size();
      look();
    } while (engine.given.size() > before);
    assertThat(engine.given).hasSizeLessThan(20);
  }

  @Test
  void aDefinitionThatIsDeletedMeanwhileIsNobodysMistake() {
    EngineWatch lagging =
        fixture.engineWatch(new Lagging(new Definition(deployByModeler(welcome()), null)));

    fixture.lookSoonAgain();
    lagging.look();

    assertThat(fixture.store.all()).isEmpty();
  }

  @Test
  void thousandsAreLookedThroughOnceAndThenOneQuestionIsEnough() {
    engine.page = 10;
    for (int n = 0; n < 95; n++) {
      deployByModeler(process("rule-" + n, entry("begin", "spin", "on", "spin")));
    }
    look();
    assertThat(engine.questions).isEqualTo(10);

    look();
    assertThat(engine.questions).isEqualTo(11);

    deployByModeler(welcome());
    look();
    assertThat(fixture.store.find(WELCOME).orElseThrow().source()).isEqualTo("engine");
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
    deployByModeler(welcome());
    deployByModeler(process("next", entry("begin", "spin", "on", "spin")));

    look();

    assertThat(fixture.store.find(new ProcessId("next"))).isPresent();
  }

  @Test
  void processesOfOthersAreLeftAlone() {
    deployByModeler(process("order", entry("received", "order-received") + waiting("w", "P1D")));
    deployByModeler(process("called", task("call", "webhook", "url", "https://example.com/")));
    deployByModeler(process("rule-x", entry("begin", "spin", "on", "spin")));

    lookUntilNothingHappens();

    assertThat(fixture.store.all()).isEmpty();
    assertThat(engine.given).hasSize(3);
    assertThat(fixture.tries.all()).isEmpty();
  }

  @Test
  void aCopyThatAnotherJourneyRunnerPreparedIsLeftAlone(@TempDir Path other) {
    FoundJourneys elsewhere = new FoundJourneys(other);
    elsewhere.journeys.deploy(Submission.ofApi(new DrawnFile("welcome.bpmn", welcome())));
    deployByModeler(elsewhere.engine.newest(WELCOME).orElseThrow().resource().bpmn());

    lookUntilNothingHappens();

    assertThat(fixture.store.all()).isEmpty();
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
    deployByModeler(welcome());
    DeployedProcess second = deployByModeler(process("second", entry("begin", "spin", "on", "x")));
    deployByModeler(process("order", entry("received", "spin") + end("done")));
    EngineWatch interrupted = fixture.engineWatch(new Interrupted(engine, second.definitionKey()));

    fixture.lookSoonAgain();
    interrupted.look();
    assertThat(fixture.store.all()).isEmpty();
    fixture.lookSoonAgain();
    interrupted.look();

    assertThat(fixture.store.all())
        .extracting(one -> one.process().value())
        .containsExactly("second", "welcome");
  }
}
