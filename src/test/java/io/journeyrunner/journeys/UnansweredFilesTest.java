// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.engine.EngineUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A drawing whose deployment takes the engine longer than it may. */
@ExtendWith(OutputCaptureExtension.class)
class UnansweredFilesTest {

  private static final String SLOW = process("slow", entry("begin", "spin"));

  private final Path folder;
  private final FoundJourneys fixture;

  UnansweredFilesTest(@TempDir Path folder) {
    this.folder = folder;
    this.fixture = new FoundJourneys(folder);
  }

  @BeforeEach
  void begin() {
    fixture.node.watch.begin();
    fixture.engine.unanswered.add("slow.bpmn");
  }

  private void look(int times) {
    Collections.nCopies(times, 0).forEach(n -> fixture.node.watch.look());
  }

  private long tries() {
    return fixture.engine.asked.stream().filter("slow.bpmn"::equals).count();
  }

  private void wait(int seconds) {
    fixture.node.time.advance(Duration.ofSeconds(seconds));
  }

  @Test
  void isTriedAgainWithGrowingPauses() throws IOException {
    fixture.node.save("slow.bpmn", SLOW);

    look(10);
    assertThat(tries()).isEqualTo(1);
    wait(4);
    look(3);
    assertThat(tries()).isEqualTo(1);
    wait(1);
    look(3);
    assertThat(tries()).isEqualTo(2);
    wait(9);
    look(3);
    assertThat(tries()).isEqualTo(2);
    wait(1);
    look(3);

    assertThat(tries()).isEqualTo(3);
  }

  @Test
  void isTriedEveryFiveMinutesAtLast() throws IOException {
    fixture.node.save("slow.bpmn", SLOW);
    Collections.nCopies(9, 0)
        .forEach(
            n -> {
              wait(300);
              look(2);
            });
    assertThat(tries()).isEqualTo(9);

    wait(299);
    look(2);
    assertThat(tries()).isEqualTo(9);
    wait(1);
    look(2);

    assertThat(tries()).isEqualTo(10);
  }

  @Test
  void doesNotKeepTheFilesAfterItOut() throws IOException {
    fixture.node.save("slow.bpmn", SLOW);
    fixture.node.save("z.bpmn", process("quick", entry("begin", "spin")));

    look(3);

    assertThat(fixture.node.state("quick")).isEqualTo(JourneyState.ACTIVE);
  }

  @Test
  void isNotTriedAgainOnceItsFileIsGone() throws IOException {
    fixture.node.save("slow.bpmn", SLOW);
    look(3);

    Files.delete(folder.resolve("slow.bpmn"));
    look(3);
    wait(600);
    look(3);

    assertThat(tries()).isEqualTo(1);
    assertThat(fixture.node.fileTries.waiting()).isEmpty();
    assertThat(fixture.node.tries.find("slow.bpmn")).isEmpty();
  }

  @Test
  void aChangedFileIsTriedAtOnceAndBeginsAnew() throws IOException {
    fixture.node.save("slow.bpmn", SLOW);
    look(3);
    fixture.engine.unanswered.clear();

    fixture.node.save("slow.bpmn", process("slow", entry("start", "spin")));
    look(2);

    assertThat(fixture.node.state("slow")).isEqualTo(JourneyState.ACTIVE);
    assertThat(fixture.node.fileTries.waiting()).isEmpty();
  }

  @Test
  void isSaidInTheLogInTheListOfFilesAndByTheHealth(CapturedOutput said) throws IOException {
    fixture.node.save("slow.bpmn", SLOW);

    look(2);

    assertThat(fixture.node.tries.find("slow.bpmn").orElseThrow().flaws())
        .singleElement()
        .hasToString(
            "error: gets no answer when it is deployed (no answer came (UNKNOWN)); wait, since it"
                + " is tried again with growing pauses; if it stays so, draw parts of it as"
                + " processes of their own");
    assertThat(new JourneyHealth(fixture.node.fileTries).health())
        .hasToString(
            "UP {slow.bpmn=no answer from the engine after 1 try, next try 2026-11-25T10:00:05Z}");
    assertThat(said.getOut())
        .containsOnlyOnce("journey.deployment_not_answered")
        .contains(
            "slow.bpmn",
            "what was deployed before goes on; tried again at 2026-11-25T10:00:05Z, unless the file"
                + " is removed or changed");
  }

  @Test
  void aStartGoesOnWithoutItAfterTwoTries() throws IOException {
    fixture.node.save("slow.bpmn", SLOW);
    fixture.node.save("z.bpmn", process("quick", entry("begin", "spin")));
    JourneyDeployment start = fixture.node.deployment();

    assertThatThrownBy(start::deploy).isInstanceOf(EngineUnavailable.class);
    assertThatThrownBy(start::deploy).isInstanceOf(EngineUnavailable.class);
    start.deploy();

    assertThat(tries()).isEqualTo(2);
    assertThat(fixture.node.state("quick")).isEqualTo(JourneyState.ACTIVE);
  }

  @Test
  void aKeptDrawingThatGetsNoAnswerIsLeftAfterTwoTriesAndTheOthersAreGivenOnce() {
    fixture.engine.unanswered.clear();
    fixture.node.journeys.deploy(Submission.ofApi(new DrawnFile("slow.bpmn", SLOW)));
    fixture.node.journeys.deploy(
        Submission.ofApi(new DrawnFile("quick.bpmn", process("quick", entry("a", "spin")))));
    fixture.engine.unanswered.add("slow.bpmn");
    fixture.engine.asked.clear();
    JourneyDeployment start = fixture.node.deployment();

    assertThatThrownBy(start::deploy).isInstanceOf(EngineUnavailable.class);
    start.deploy();

    assertThat(fixture.engine.asked)
        .containsExactlyInAnyOrder("slow.bpmn", "slow.bpmn", "quick.bpmn");
  }

  @Test
  void anUploadIsToldOnceAndNotTriedAgain(CapturedOutput said) {
    Submission upload = Submission.ofApi(new DrawnFile("slow.bpmn", SLOW));

    assertThatThrownBy(() -> fixture.node.journeys.deploy(upload))
        .isInstanceOf(EngineUnavailable.class);
    wait(600);
    look(3);

    assertThat(tries()).isEqualTo(1);
    assertThat(said.getOut())
        .containsOnlyOnce("journey.deployment_not_answered")
        .contains("its sender gets a 503; this node does not retry it");
  }

  @Test
  void whatWasFoundInTheEngineIsTriedAgainWithPausesToo() {
    EngineWatch watch = fixture.engineWatch();
    fixture.engine.unanswered.clear();
    fixture.deployByModeler(process("slow", entry("begin", "spin", "on", "spin")));
    fixture.engine.unanswered.add("slow.bpmn");
    fixture.engine.asked.clear();

    fixture.look(watch);
    fixture.look(watch);
    assertThat(tries()).isEqualTo(1);
    fixture.engine.unanswered.clear();
    wait(5);
    fixture.look(watch);

    assertThat(fixture.node.state("slow")).isEqualTo(JourneyState.ACTIVE);
  }
}
