// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.UnreadableDiagram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node that dies in the middle of a deployment leaves to the others. */
class JourneyHandoverTest {

  private static final ProcessId WELCOME = new ProcessId("welcome");
  private static final Submission FIRST = submission("first");
  private static final Submission SECOND = submission("second");

  private final FoundJourneys fixture;

  JourneyHandoverTest(@TempDir Path folder) {
    this.fixture = new FoundJourneys(folder);
  }

  private static Submission submission(String entry) {
    return Submission.ofApi(
        new DrawnFile("welcome.bpmn", process("welcome", entry(entry, "spin"))));
  }

  /** As far as a node comes that dies after the engine has taken it. */
  private void dieBeforeItIsKept(Submission wish) throws UnreadableDiagram {
    fixture.node.handovers.begin(
        wish, List.of(WELCOME), fixture.node.time.instant().plus(Duration.ofMinutes(1)));
    fixture.engine.deploy(
        List.of(DrawnDiagram.parse("welcome.bpmn", wish.file().text()).prepared()));
  }

  private StoredJourney stored() {
    return fixture.node.store.find(WELCOME).orElseThrow();
  }

  private void later() {
    fixture.node.time.advance(Duration.ofMinutes(1));
    fixture.node.handover.endLeft();
  }

  @Test
  void whatANodeThatDiedHadDeployedIsKeptByAnotherOneAndIsNoNewVersion() throws Exception {
    fixture.node.journeys.deploy(FIRST);
    dieBeforeItIsKept(SECOND);
    EngineWatch watch = fixture.engineWatch();
    fixture.look(watch);
    assertThat(stored().version()).isEqualTo(1);

    later();

    assertThat(stored().version()).isEqualTo(2);
    assertThat(stored().diagram()).isEqualTo(SECOND.file().hash());
    assertThat(stored().source()).isEqualTo("api:welcome.bpmn");
    assertThat(fixture.engine.given).hasSize(2);
    later();
    assertThat(fixture.engine.asked).as("it is done once").hasSize(3);
  }

  @Test
  void isNotTakenFromANodeThatIsStillAtIt() throws Exception {
    dieBeforeItIsKept(SECOND);

    fixture.node.handover.endLeft();

    assertThat(fixture.node.store.find(WELCOME)).isEmpty();
  }

  @Test
  void whatWasDeployedSinceIsNotUndone() throws Exception {
    dieBeforeItIsKept(FIRST);
    fixture.node.journeys.deploy(SECOND);

    later();

    assertThat(stored().diagram()).isEqualTo(SECOND.file().hash());
    assertThat(fixture.engine.newest(WELCOME).orElseThrow().process().definitionKey())
        .isEqualTo(stored().definitionKey());
  }

  @Test
  void isGivenUpWhenTheEngineRefusesIt() throws Exception {
    dieBeforeItIsKept(FIRST);
    fixture.engine.refused.add("welcome.bpmn");

    later();
    fixture.engine.refused.clear();
    later();

    assertThat(fixture.node.store.find(WELCOME)).isEmpty();
    assertThat(fixture.engine.asked).hasSize(2);
  }
}
