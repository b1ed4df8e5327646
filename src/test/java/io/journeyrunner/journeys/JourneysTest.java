// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.diagram;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What deploying one journey does to the others. */
class JourneysTest {

  private final Path folder;

  JourneysTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static DrawnFile drawn(String process) {
    return new DrawnFile("journey.bpmn", process(process, entry("begin", "spin")));
  }

  @Test
  void twoUploadsOfOneNameLeaveEachOtherAlone() {
    JourneysFixture fixture = new JourneysFixture(folder, 100);

    fixture.journeys.deploy(Submission.ofApi(drawn("first")));
    fixture.journeys.deploy(Submission.ofApi(drawn("second")));

    assertThat(fixture.state("first")).isEqualTo(JourneyState.ACTIVE);
    assertThat(fixture.state("second")).isEqualTo(JourneyState.ACTIVE);
  }

  @Test
  void whatAFileOfTheFolderNoLongerHoldsIsRemoved() {
    JourneysFixture fixture = new JourneysFixture(folder, 100);

    fixture.journeys.deploy(Submission.ofFolder(drawn("first"), Set.of()));
    fixture.journeys.deploy(Submission.ofFolder(drawn("second"), Set.of()));

    assertThat(fixture.state("first")).isEqualTo(JourneyState.REMOVED);
  }

  @Test
  void whatTheEngineRefusesLeavesWhatRunsAndIsSaidInItsWords() {
    JourneysFixture fixture = new JourneysFixture(folder, 100);
    fixture.journeys.deploy(Submission.ofApi(drawn("first")));
    StoredJourney before = fixture.store.all().getFirst();
    fixture.engine.refused.add("journey.bpmn");

    DeploymentReport report =
        fixture.journeys.deploy(
            Submission.ofApi(
                new DrawnFile(
                    "journey.bpmn", process("first", entry("begin", "spin", "on", "other")))));

    assertThat(report.flaws())
        .singleElement()
        .hasToString(
            "error: the engine refused it: Element: call > is not to its taste; mend it, and save"
                + " or send it again");
    assertThat(fixture.store.all()).containsExactly(before);
  }

  @Test
  void aProcessOfADiagramGoesOnWhenAnotherOneOfItHasMovedElsewhere() {
    JourneysFixture fixture = new JourneysFixture(folder, 100);
    fixture.journeys.deploy(
        Submission.ofApi(
            new DrawnFile(
                "two.bpmn",
                diagram(
                    "<bpmn:process id=\"moved\" isExecutable=\"true\">"
                        + entry("a", "spin")
                        + "</bpmn:process><bpmn:process id=\"stays\" isExecutable=\"true\">"
                        + entry("b", "spin")
                        + "</bpmn:process>"))));
    fixture.journeys.deploy(Submission.ofApi(drawn("moved")));
    fixture.engine.given.clear(); // it has lost all

    fixture.deployment().deploy();

    assertThat(fixture.engine.given)
        .extracting(one -> one.process().id().value())
        .containsExactlyInAnyOrder("moved", "stays");
    assertThat(fixture.engine.newest(new ProcessId("moved")).orElseThrow().resource().name())
        .isEqualTo("journey.bpmn");
  }
}
