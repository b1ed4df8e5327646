// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.diagram;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a drawing that was deployed straight to the engine, whatever else happens. */
class EngineWatchTest {

  private static final ProcessId WELCOME = new ProcessId("welcome");

  private final FoundJourneys fixture;
  private final CountingEngine engine;
  private final EngineWatch watch;

  EngineWatchTest(@TempDir Path folder) {
    fixture = new FoundJourneys(folder);
    engine = fixture.engine;
    watch = fixture.engineWatch();
  }

  /** A drawing of the journey; each wait is another drawing. */
  private static String welcome(String wait) {
    return process(
        "welcome",
        entry("begin", "spin", "on", "spin") + waiting("wait", wait) + flow("begin", "wait"));
  }

  private DeploymentReport upload(String text) {
    return fixture.node.journeys.deploy(Submission.ofApi(new DrawnFile("welcome.bpmn", text)));
  }

  private StoredJourney stored() {
    return fixture.node.store.find(WELCOME).orElseThrow();
  }

  private String drawn() {
    return fixture.node.store.drawing(stored().diagram()).orElseThrow().text();
  }

  private long newestInEngine() {
    return engine.newest(WELCOME).orElseThrow().process().definitionKey();
  }

  private JourneyFileStore.Try tried() {
    return fixture.node.tries.find("engine:welcome").orElseThrow();
  }

  @Test
  void itBecomesAJourneyAndOursIsTheNewest() {
    fixture.deployByModeler(welcome("P1D"));

    fixture.lookUntilNothingHappens(watch);

    assertThat(stored().source()).isEqualTo("engine");
    assertThat(stored().version()).isEqualTo(2);
    assertThat(newestInEngine()).isEqualTo(stored().definitionKey());
    assertThat(drawn()).isEqualTo(welcome("P1D"));
    assertThat(fixture.node.index.all())
        .singleElement()
        .matches(one -> one.journey().triggers().size() == 1);
    assertThat(tried().accepted()).isTrue();
  }

  @Test
  void itTakesThePlaceOfAnUploadAndOfAFile() {
    upload(welcome("P1D"));
    fixture.deployByModeler(welcome("P2D"));
    fixture.lookUntilNothingHappens(watch);
    assertThat(drawn()).isEqualTo(welcome("P2D"));

    fixture.node.journeys.deploy(
        Submission.ofFolder(new DrawnFile("a.bpmn", welcome("P3D")), Set.of()));
    fixture.lookUntilNothingHappens(watch);
    assertThat(drawn()).isEqualTo(welcome("P3D"));

    fixture.deployByModeler(welcome("P4D"));
    fixture.lookUntilNothingHappens(watch);
    assertThat(drawn()).isEqualTo(welcome("P4D"));
    assertThat(newestInEngine()).isEqualTo(stored().definitionKey());
  }

  @Test
  void aMistakeLeavesWhatRanBeforeAndPutsItOnTop() {
    upload(welcome("P1D"));
    fixture.deployByModeler(welcome("a day"));

    fixture.lookUntilNothingHappens(watch);

    assertThat(drawn()).isEqualTo(welcome("P1D"));
    assertThat(stored().source()).isEqualTo("api:welcome.bpmn");
    assertThat(newestInEngine()).isEqualTo(stored().definitionKey());
    assertThat(tried().accepted()).isFalse();
    assertThat(tried().flaws())
        .singleElement()
        .asString()
        .startsWith("error: wait: waits for a day, which is no duration");
    assertThat(engine.given).hasSize(3);
  }

  @Test
  void whatIsRefusedStaysRefusedAfterARestartAndChangesNothing() {
    upload(welcome("P1D"));
    fixture.deployByModeler(welcome("a day"));
    fixture.lookUntilNothingHappens(watch);
    int given = engine.given.size();

    fixture.lookSoonAgain();
    fixture.engineWatch().look();

    assertThat(engine.given).hasSize(given);
    assertThat(tried().accepted()).isFalse();
  }

  @Test
  void aFindingIsForgottenOnceTheMistakeIsMended() {
    upload(welcome("P1D"));
    fixture.node.tries.keep(
        new JourneyFileStore.Try(
            "engine:welcome",
            "h",
            false,
            List.of(),
            JourneysFixture.CLOCK.instant().minus(Duration.ofDays(1))));

    fixture.look(watch);

    assertThat(fixture.node.tries.find("engine:welcome")).isEmpty();
  }

  @Test
  void theSameDrawingIsPutOnTopAndStaysWhatItWas() {
    fixture.node.journeys.deploy(
        Submission.ofFolder(new DrawnFile("a.bpmn", welcome("P1D")), Set.of()));
    fixture.deployByModeler(welcome("P1D"));

    fixture.lookUntilNothingHappens(watch);

    assertThat(stored().source()).isEqualTo("file:a.bpmn");
    assertThat(newestInEngine()).isEqualTo(stored().definitionKey());
  }

  @Test
  void whatCameWhileNobodyLookedIsTakenEvenIfTheStartPutsTheOldOneOnTop() {
    upload(welcome("P1D"));
    fixture.deployByModeler(welcome("P2D"));

    fixture.node.deployment().deploy(); // the start of the next day
    fixture.lookSoonAgain();
    fixture.engineWatch().look();

    assertThat(drawn()).isEqualTo(welcome("P2D"));
    assertThat(newestInEngine()).isEqualTo(stored().definitionKey());
  }

  @Test
  void whatIsPausedStaysPausedAndWhatWasRemovedComesBack() {
    upload(welcome("P1D"));
    fixture.node.store.change(WELCOME, List.of(JourneyState.ACTIVE), JourneyState.PAUSED);
    fixture.deployByModeler(welcome("P2D"));
    fixture.look(watch);
    assertThat(stored().state()).isEqualTo(JourneyState.PAUSED);

    fixture.node.store.change(WELCOME, List.of(JourneyState.PAUSED), JourneyState.REMOVED);
    fixture.deployByModeler(welcome("a day"));
    fixture.look(watch);
    assertThat(stored().state()).isEqualTo(JourneyState.REMOVED);

    fixture.deployByModeler(welcome("P3D"));
    fixture.look(watch);
    assertThat(stored().state()).isEqualTo(JourneyState.ACTIVE);
  }

  @Test
  void aProcessThatIsOnlyCalledIsTakenIfItIsKnown() {
    String called =
        process(
            "called",
            "<bpmn:startEvent id=\"begin\" />"
                + task("call", "webhook", "url", "https://example.com/first")
                + flow("begin", "call"));
    upload(called);
    fixture.deployByModeler(called.replace("first", "second"));

    fixture.lookUntilNothingHappens(watch);

    assertThat(fixture.node.store.find(new ProcessId("called")).orElseThrow().source())
        .isEqualTo("engine");
    assertThat(engine.given).hasSize(3);
  }

  @Test
  void twoProcessesOfOneDiagramAreTakenTogether() {
    fixture.deployByModeler(
        diagram(
            "<bpmn:process id=\"welcome\" isExecutable=\"true\">"
                + entry("a", "spin", "on", "spin")
                + "</bpmn:process><bpmn:process id=\"welcome-too\" isExecutable=\"true\">"
                + entry("b", "spin", "on", "win")
                + "</bpmn:process>"));

    fixture.lookUntilNothingHappens(watch);

    assertThat(fixture.node.store.all()).extracting(StoredJourney::version).containsExactly(2, 2);
    assertThat(engine.given).hasSize(4);
  }
}
