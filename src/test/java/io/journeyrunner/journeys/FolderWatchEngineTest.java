// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.diagram;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What becomes of the files of the folder, whatever is in them. */
@ExtendWith(OutputCaptureExtension.class)
class FolderWatchEngineTest {

  private static final String WATCHED = process("watched", entry("begin", "spin"));
  private static final String ODD =
      diagram("<bpmn:process isExecutable=\"true\">" + entry("begin", "spin") + "</bpmn:process>");

  private final Path folder;
  private final JourneysFixture fixture;

  FolderWatchEngineTest(@TempDir Path folder) {
    this.folder = folder;
    this.fixture = new JourneysFixture(folder, 100);
  }

  /** A file is taken when it looked the same twice. */
  private void lookTwice() {
    fixture.watch.look();
    fixture.watch.look();
  }

  @Test
  void anOddFileKeepsNeitherTheApplicationNorTheOthersOut() throws IOException {
    fixture.save("a-odd.bpmn", ODD);
    fixture.save("b.bpmn", WATCHED);
    JourneyDeployment deployment = fixture.deployment();

    deployment.expectAll();
    deployment.deploy();

    assertThat(fixture.state("watched")).isEqualTo(JourneyState.ACTIVE);
    assertThat(fixture.tries.find("a-odd.bpmn").orElseThrow().accepted()).isFalse();
  }

  @Test
  void aFileThatOnlyFailsDoesNotKeepThoseAfterItOut() throws IOException {
    fixture.watch.begin();
    fixture.unwritable.add("unwritable");
    fixture.save("a.bpmn", process("unwritable", entry("begin", "spin")));
    fixture.save("b.bpmn", WATCHED);

    lookTwice();

    assertThat(fixture.state("watched")).isEqualTo(JourneyState.ACTIVE);
    assertThat(fixture.tries.find("a.bpmn").orElseThrow().flaws())
        .singleElement()
        .asString()
        .contains("a bug of ours");
  }

  @Test
  void aFileThatNobodyCanHaveDrawnIsNotRead() throws IOException {
    fixture.save("huge.bpmn", WATCHED + " ".repeat(3_000_000));

    fixture.watch.begin();

    assertThat(fixture.tries.find("huge.bpmn").orElseThrow().flaws())
        .singleElement()
        .hasToString("error: has more than 3 MB; draw parts of it as files of their own");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileThatCantBeReadIsToldOnceAndKeepsNoneOut(CapturedOutput said) throws IOException {
    // Nobody reads this one at its begin, not even root, who may read every other file.
    Files.createSymbolicLink(folder.resolve("a.bpmn"), Path.of("/proc/self/mem"));
    fixture.save("b.bpmn", WATCHED);

    fixture.watch.begin();
    lookTwice();

    assertThat(fixture.state("watched")).isEqualTo(JourneyState.ACTIVE);
    assertThat(said.getOut())
        .containsOnlyOnce("can't be read")
        .contains("let this application's user read it");
  }

  @Test
  void aCopyTakesThePlaceOfTheFileThatItWasMadeOf() throws IOException {
    fixture.save("a.bpmn", WATCHED);
    fixture.watch.begin();
    fixture.save("b.bpmn", WATCHED);
    lookTwice();
    assertThat(fixture.tries.find("b.bpmn").orElseThrow().accepted()).isFalse();

    Files.delete(folder.resolve("a.bpmn"));
    lookTwice();

    assertThat(fixture.state("watched")).isEqualTo(JourneyState.ACTIVE);
    assertThat(fixture.tries.find("b.bpmn").orElseThrow().accepted()).isTrue();
  }
}
