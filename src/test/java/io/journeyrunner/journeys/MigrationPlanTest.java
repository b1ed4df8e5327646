// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.border;
import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.notice;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.journeys.diagram.Diagrams.throwing;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.Movable;
import io.journeyrunner.journeys.diagram.UnreadableDiagram;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of a migration before anybody is moved. */
class MigrationPlanTest {

  static JourneyMigration migration(String id, Instant now) {
    return new JourneyMigration(
        id,
        new JourneyMigration.Route(new ProcessId("moved"), 1, 2, 11, 12),
        Map.of("call", "call"),
        JourneyMigration.State.running,
        JourneyMigration.Progress.NONE,
        now);
  }

  private static List<Movable> version(String content) throws UnreadableDiagram {
    String text = process("moved", entry("begin", "spin") + content);
    return Movable.of(DrawnDiagram.parse("x.bpmn", text), "moved");
  }

  private static MigrationPlan plan(
      List<Movable> from, List<Movable> to, Map<String, String> wish) {
    return MigrationPlan.of("moved", from, to, wish);
  }

  @Test
  void whatHasTheSameIdMovesByItself() throws Exception {
    String content = task("call", "webhook") + waiting("later", "P1D") + catching("used", "spin");

    MigrationPlan plan = plan(version(content), version(content), Map.of());

    assertThat(plan.flaws()).isEmpty();
    assertThat(plan.elements()).isEqualTo(Map.of("call", "call", "later", "later", "used", "used"));
  }

  @Test
  void whatGotAnotherIdMovesIfItIsNamed() throws Exception {
    MigrationPlan plan =
        plan(
            version(task("call", "webhook")),
            version(task("tell", "webhook")),
            Map.of("call", "tell"));

    assertThat(plan.flaws()).isEmpty();
    assertThat(plan.elements()).isEqualTo(Map.of("call", "tell"));
  }

  @Test
  void whatCantMoveIsNamedWithTheReason() throws Exception {
    MigrationPlan plan =
        plan(
            version(
                task("call", "webhook")
                    + waiting("later", "P1D")
                    + catching("used", "spin", "when", "event.n = 1")),
            version(catching("later", "spin") + catching("used", "spin")),
            Map.of());

    // A wait moves with its event and condition: open waits are judged by what the new version
    // says.
    assertThat(plan.elements()).isEqualTo(Map.of("used", "used"));
    assertThat(plan.flaws())
        .extracting(Flaw::toString)
        .containsExactlyInAnyOrder(
            "warning: call: is not in the new version; runs that stand there stay on the old"
                + " version; name the element that replaces it",
            "warning: later: is of the kind timer intermediateCatchEvent, but later of message"
                + " intermediateCatchEvent; runs that stand there stay on the old version; name an"
                + " element of the same kind");
  }

  @Test
  void nobodyMovesFromAnEventThatDoesAJob() throws Exception {
    String content = task("call", "webhook") + throwing("told", "webhook");

    MigrationPlan plan = plan(version(content), version(content), Map.of());

    assertThat(plan.elements()).isEqualTo(Map.of("call", "call"));
    assertThat(plan.flaws())
        .singleElement()
        .hasToString(
            "warning: told: is of the kind intermediateThrowEvent, from which the engine moves"
                + " nobody; runs that stand there stay on the old version; let those who stand"
                + " there go on, and move them later");
  }

  @Test
  void anotherJobIsNoPlaceForThoseWhoWaitForTheFirst() throws Exception {
    MigrationPlan plan =
        plan(version(task("call", "webhook")), version(task("call", "limit")), Map.of());

    assertThat(plan.flaws())
        .singleElement()
        .hasToString(
            "warning: call: does another job in the new version; runs that stand there stay on the"
                + " old version; draw the new job under a new id");
  }

  @Test
  void whatTheNewVersionWaitsForAnewIsNotHeardByThoseWhoAreMovedBesideIt() throws Exception {
    String exit = notice("leaving", "left", "gone", task("bye", "webhook") + flow("left", "bye"));

    MigrationPlan plan =
        plan(version(waiting("later", "P1D")), version(waiting("later", "P1D") + exit), Map.of());

    assertThat(plan.elements()).isEqualTo(Map.of("later", "later"));
    assertThat(plan.flaws())
        .singleElement()
        .hasToString(
            "warning: left: is a new wait; those who stand in moved when they are moved do not hear"
                + " its event; let them end on the old version, if they must");
  }

  @Test
  void whatWaitsBesideATaskEndsIfItIsNoLongerThere() throws Exception {
    String task = task("call", "webhook");

    MigrationPlan plan =
        plan(version(task + border("told", "call", false, "x")), version(task), Map.of());

    assertThat(plan.elements()).isEqualTo(Map.of("call", "call"));
    assertThat(plan.flaws())
        .singleElement()
        .hasToString(
            "warning: told: is not in the new version; runs that move wait there no longer; name"
                + " the element that replaces it");
  }

  @Test
  void aWishThatCantBeIsAnError() throws Exception {
    MigrationPlan plan =
        plan(
            version(task("call", "webhook")),
            version(waiting("later", "P1D")),
            Map.of("cal", "later", "call", "tell"));

    assertThat(plan.flaws())
        .extracting(Flaw::toString)
        .containsExactlyInAnyOrder(
            "error: cal: is no element of the old version that anybody stands at; take it out",
            "error: call: is to become tell, which is no element of the new version; name another"
                + " one");
  }

  @Test
  void aTaskDoesNotBecomeAWait() throws Exception {
    MigrationPlan plan =
        plan(
            version(task("call", "webhook")),
            version(waiting("later", "P1D")),
            Map.of("call", "later"));

    assertThat(plan.flaws())
        .extracting(Flaw::toString)
        .containsExactly(
            "warning: call: is of the kind serviceTask, but later of timer intermediateCatchEvent;"
                + " runs that stand there stay on the old version; name an element of the same"
                + " kind");
  }

  private static List<Movable> movable(String loop) throws UnreadableDiagram {
    String task =
        task("call", "webhook").replace("</bpmn:serviceTask>", loop + "</bpmn:serviceTask>");
    return Movable.of(DrawnDiagram.parse("a.bpmn", process("moved", task)), "moved");
  }

  @Test
  void nobodyMovesIntoALoopOrToAnotherKindOfIt() throws UnreadableDiagram {
    List<Movable> once = movable("");
    List<Movable> parallel = movable("<bpmn:multiInstanceLoopCharacteristics />");
    List<Movable> sequential =
        movable("<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\" />");

    assertThat(plan(parallel, parallel, Map.of()).flaws()).isEmpty();
    assertThat(plan(once, parallel, Map.of()).flaws())
        .singleElement()
        .hasToString(
            "warning: call: is of the kind serviceTask, but call of parallel multi-instance"
                + " serviceTask; runs that stand there stay on the old version; name an element of"
                + " the same kind");
    assertThat(plan(parallel, sequential, Map.of()).flaws()).hasSize(1);
  }
}
