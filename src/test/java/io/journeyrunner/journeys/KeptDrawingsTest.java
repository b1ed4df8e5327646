// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.decision;
import static io.journeyrunner.journeys.diagram.Diagrams.diagram;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused leaves what is there, and what is there comes back on an engine that lost it. */
class KeptDrawingsTest {

  private static final String WELCOME = process("welcome", entry("begin", "spin"));

  private final Path folder;
  private final FoundJourneys fixture;

  KeptDrawingsTest(@TempDir Path folder) {
    this.folder = folder;
    this.fixture = new FoundJourneys(folder);
  }

  private static DrawnFile drawn(String process) {
    return new DrawnFile("journey.bpmn", process(process, entry("begin", "spin")));
  }

  /** A file is taken when it looked the same twice. */
  private void lookTwice() {
    fixture.node.watch.look();
    fixture.node.watch.look();
  }

  @Test
  void ofTwoFilesWithOneProcessTheSecondIsRefusedAndChangesNothing() throws IOException {
    fixture.node.save("a.bpmn", WELCOME);
    fixture.node.watch.begin();
    StoredJourney before = fixture.node.store.all().getFirst();

    fixture.node.save("b.bpmn", process("welcome", entry("begin", "spin", "on", "other")));
    lookTwice();

    assertThat(fixture.node.tries.find("b.bpmn").orElseThrow().flaws())
        .singleElement()
        .hasToString(
            "error: welcome: is the id of a process in a.bpmn, too; give one of the two another"
                + " id");
    assertThat(fixture.node.store.all()).containsExactly(before);
    assertThat(fixture.engine.given).hasSize(1);
  }

  @Test
  void aFileWithANewNameGoesOnWithoutAGap() throws IOException {
    fixture.node.save("a.bpmn", WELCOME);
    fixture.node.watch.begin();

    Files.move(folder.resolve("a.bpmn"), folder.resolve("b.bpmn"));
    fixture.node.watch.look();
    assertThat(fixture.node.state("welcome")).isEqualTo(JourneyState.ACTIVE);
    fixture.node.watch.look();

    assertThat(fixture.node.states).containsOnly("active");
    assertThat(fixture.node.store.all().getFirst().source()).isEqualTo("file:b.bpmn");
    assertThat(fixture.node.tries.find("a.bpmn")).isEmpty();
  }

  @Test
  void aFileThatGetsItsNewNameSlowlyGoesOnWithoutAGap() throws IOException {
    fixture.node.save("a.bpmn", WELCOME);
    fixture.node.watch.begin();

    Files.delete(folder.resolve("a.bpmn"));
    fixture.node.watch.look();
    fixture.node.save("b.bpmn", WELCOME);
    lookTwice();

    assertThat(fixture.node.states).containsOnly("active");
    assertThat(fixture.node.store.all().getFirst().source()).isEqualTo("file:b.bpmn");
  }

  @Test
  void decisionsAndFormsAreGivenToANewEngineAsTheyWereDeployedLast() throws IOException {
    fixture.node.save("rules/discount.dmn", decision("discount", "gold"));
    fixture.node.save("ask.form", "{\"id\": \"ask\"}");
    fixture.node.watch.begin();
    fixture.node.journeys.deploy(
        Submission.ofApi(new DrawnFile("uploaded.dmn", decision("discount", "silver"))));
    fixture.engine.others.clear();

    fixture.node.deployment().deploy(); // the next start, on an engine that has lost all

    assertThat(fixture.engine.others).containsExactly("ask.form", "uploaded.dmn");
  }

  @Test
  void aSavedDecisionIsDeployedAgainAndOneThatIsTakenAwayIsNot() throws IOException {
    fixture.node.save("rules/discount.dmn", decision("discount", "gold"));
    fixture.node.watch.begin();
    fixture.node.save("rules/discount.dmn", decision("discount", "silver"));
    lookTwice();
    assertThat(fixture.engine.others).containsExactly("discount.dmn", "discount.dmn");

    Files.delete(folder.resolve("rules/discount.dmn"));
    lookTwice();
    fixture.engine.others.clear();
    fixture.node.deployment().deploy();

    assertThat(fixture.engine.others).isEmpty();
  }

  @Test
  void whatTheEngineRefusesLeavesWhatRunsAndIsSaidInItsWords() {
    fixture.node.journeys.deploy(Submission.ofApi(drawn("first")));
    StoredJourney before = fixture.node.store.all().getFirst();
    fixture.engine.refused.add("journey.bpmn");

    DeploymentReport report =
        fixture.node.journeys.deploy(
            Submission.ofApi(
                new DrawnFile(
                    "journey.bpmn", process("first", entry("begin", "spin", "on", "other")))));

    assertThat(report.flaws())
        .singleElement()
        .hasToString(
            "error: the engine refused it: Element: call > is not to its taste; mend it, and save"
                + " or send it again");
    assertThat(fixture.node.store.all()).containsExactly(before);
  }

  @Test
  void aProcessOfADiagramGoesOnWhenAnotherOneOfItHasMovedElsewhere() {
    fixture.node.journeys.deploy(
        Submission.ofApi(
            new DrawnFile(
                "two.bpmn",
                diagram(
                    "<bpmn:process id=\"moved\" isExecutable=\"true\">"
                        + entry("a", "spin")
                        + "</bpmn:process><bpmn:process id=\"stays\" isExecutable=\"true\">"
                        + entry("b", "spin")
                        + "</bpmn:process>"))));
    fixture.node.journeys.deploy(Submission.ofApi(drawn("moved")));
    fixture.engine.given.clear(); // it has lost all

    fixture.node.deployment().deploy();

    assertThat(fixture.engine.given)
        .extracting(one -> one.process().id().value())
        .containsExactlyInAnyOrder("moved", "stays");
    assertThat(fixture.engine.newest(new ProcessId("moved")).orElseThrow().resource().name())
        .isEqualTo("journey.bpmn");
  }
}
