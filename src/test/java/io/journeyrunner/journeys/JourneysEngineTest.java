// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What deploying one journey does to the others. */
class JourneysEngineTest {

  private final Path folder;

  JourneysEngineTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static DrawnFile drawn(String process) {
    return new DrawnFile("journey.bpmn", process(process, entry("begin", "spin")));
  }

  @Test
  void twoUploadsOfOneNameLeaveEachOtherAlone() {
    JourneysFixture fixture = new JourneysFixture(folder, 100);

    fixture.journeys.deploy(Submission.ofApi(drawn("drawn-first")));
    fixture.journeys.deploy(Submission.ofApi(drawn("drawn-second")));

    assertThat(fixture.state("drawn-first")).isEqualTo(JourneyState.ACTIVE);
    assertThat(fixture.state("drawn-second")).isEqualTo(JourneyState.ACTIVE);
  }

  @Test
  void whatAFileOfTheFolderNoLongerHoldsIsRemoved() {
    JourneysFixture fixture = new JourneysFixture(folder, 100);

    fixture.journeys.deploy(Submission.ofFolder(drawn("drawn-first"), Set.of()));
    fixture.journeys.deploy(Submission.ofFolder(drawn("drawn-second"), Set.of()));

    assertThat(fixture.state("drawn-first")).isEqualTo(JourneyState.REMOVED);
  }
}
