// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.engine.ProcessStart;
import io.journeyrunner.engine.StartResult;
import io.journeyrunner.runs.Run;
import io.journeyrunner.runs.RunsAccess;
import io.journeyrunner.testing.RunningEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** Who is taken off a stopped journey. */
class JourneyStopsEngineTest {

  private static final ProcessId CALLED = new ProcessId("called");

  private final RunningEngine running = RunningEngine.shared();
  private final Engine engine = running.engine();
  private final JourneysFixture fixture;

  JourneyStopsEngineTest(@TempDir Path folder) {
    this.fixture = new JourneysFixture(folder, 2);
  }

  /** The engine ends no process that another one called. */
  private List<Long> twoThatCantBeStopped(List<Long> callers) {
    String call =
        "<bpmn:callActivity id=\"call\"><bpmn:extensionElements><zeebe:calledElement"
            + " processId=\"called\" /></bpmn:extensionElements></bpmn:callActivity>";
    DeployedProcess caller =
        engine
            .deploy(
                List.of(
                    new ProcessResource(
                        "caller.bpmn",
                        process(
                            "caller",
                            "<bpmn:startEvent id=\"begin\" />" + flow("begin", "call") + call))))
            .getFirst();
    callers.add(started(caller.id(), caller.definitionKey()));
    callers.add(started(caller.id(), caller.definitionKey()));
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> calledBy(callers), called -> called.size() == 2);
  }

  private long started(ProcessId process, long definitionKey) {
    StartResult result =
        engine
            .start(new ProcessStart(process, definitionKey, JsonNodeFactory.instance.objectNode()))
            .toCompletableFuture()
            .join();
    return ((StartResult.Started) result).instanceKey();
  }

  private List<Long> calledBy(List<Long> callers) {
    return running.records("PROCESS_INSTANCE").stream()
        .filter(record -> record.path("intent").asString().equals("ELEMENT_ACTIVATED"))
        .map(record -> record.path("value"))
        .filter(value -> callers.contains(value.path("parentProcessInstanceKey").asLong()))
        .filter(value -> value.path("bpmnElementType").asString().equals("PROCESS"))
        .map(value -> value.path("processInstanceKey").asLong())
        .toList();
  }

  @Test
  void runsThatCantBeStoppedKeepNoOthersOn() {
    String content =
        "<bpmn:startEvent id=\"alone\" />" + flow("alone", "wait") + waiting("wait", "PT1H");
    fixture.journeys.deploy(
        Submission.ofApi(
            new DrawnFile("called.bpmn", process("called", content + entry("begin", "spin")))));
    List<Long> callers = new ArrayList<>();
    List<Long> stuck = twoThatCantBeStopped(callers);
    stuck.forEach(key -> RunsAccess.add(fixture.database, run(key)));
    long called = fixture.store.find(CALLED).orElseThrow().definitionKey();
    for (int others = 0; others < 3; others++) {
      RunsAccess.add(fixture.database, run(started(CALLED, called)));
    }
    fixture.store.change(CALLED, List.of(JourneyState.ACTIVE), JourneyState.STOPPED);
    fixture.index.refresh();
    JourneyStops stops = fixture.stops();

    stops.takeOff();
    stops.takeOff();
    stops.takeOff();

    assertThat(left()).containsExactlyElementsOf(stuck);

    callers.forEach(caller -> engine.cancel(caller).toCompletableFuture().join());
    stops.takeOff();

    assertThat(left()).isEmpty();
  }

  private List<Long> left() {
    return fixture.runs.page(CALLED, null, 0, 100).stream().map(Run::instanceKey).toList();
  }

  private static Run run(long key) {
    return RunsAccess.run(key, CALLED.value(), 1, JourneysFixture.CLOCK.instant());
  }
}
