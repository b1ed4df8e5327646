// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import static io.journeyrunner.engine.TestProcesses.json;
import static io.journeyrunner.engine.TestProcesses.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.journeyrunner.engine.StartResult.Refused;
import io.journeyrunner.engine.StartResult.Unavailable;
import io.journeyrunner.engine.calls.PushBack;
import io.journeyrunner.engine.embedded.TestEngines;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.testing.RunningEngine;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // workers are there until they are closed
class CamundaEngineEngineTest {

  private static final JobResult DONE = new JobResult.Completed(Map.of());

  private final Engine engine = RunningEngine.shared().engine();

  @Test
  void deploysInTheOrderOfTheResources() {
    ProcessResource b = named("b.bpmn", unique("b"));
    ProcessResource a = named("a.bpmn", unique("a"));

    assertThat(engine.deploy(List.of(b, a)))
        .extracting(process -> process.id().value().substring(0, 1))
        .containsExactly("b", "a");
  }

  @Test
  void makesNoNewVersionOfTheSameDiagram() {
    ProcessResource resource = named("same.bpmn", unique("same"));

    List<DeployedProcess> first = engine.deploy(List.of(resource));

    assertThat(first).extracting(DeployedProcess::version).containsExactly(1);
    assertThat(engine.deploy(List.of(resource))).isEqualTo(first);
  }

  @Test
  void saysWhatIsWrongWithADiagram() {
    String id = unique("wrong");
    ProcessResource resource =
        new ProcessResource(
            "wrong.bpmn",
            Bpmn.convertToString(
                Bpmn.createExecutableProcess(id)
                    .startEvent()
                    .serviceTask("call-partner")
                    .endEvent()
                    .done()));

    assertThatThrownBy(() -> engine.deploy(List.of(resource)))
        .isInstanceOf(InvalidProcess.class)
        .hasMessage(
            "wrong.bpmn, element 'call-partner': Must have exactly one 'zeebe:taskDefinition'"
                + " extension element");
  }

  @Test
  void saysThatADiagramIsNoDiagram() {
    assertThatThrownBy(() -> engine.deploy(List.of(new ProcessResource("no.bpmn", "no XML"))))
        .isInstanceOf(InvalidProcess.class)
        .hasMessage("no.bpmn: Fatal Error: URI=null Line=1: Content is not allowed in prolog.");
  }

  @Test
  void refusesAnUnknownVersion() {
    assertThat(TestProcesses.start(new DeployedProcess(new ProcessId("x"), 7, 1), json("{}")))
        .isEqualTo(
            new Refused(
                "the engine refused it: Command 'CREATE' rejected with code 'NOT_FOUND': Expected"
                    + " to find process definition with key '7', but none found"));
  }

  @Test
  void startsBeforeAnElementThatNothingLeadsTo() {
    String id = unique("entered");
    ProcessResource drawn =
        new ProcessResource(
            id + ".bpmn",
            Bpmn.convertToString(
                Bpmn.createExecutableProcess(id)
                    .startEvent()
                    .intermediateThrowEvent("other")
                    .endEvent("end")
                    .done()));
    DeployedProcess process = TestProcesses.deployed(drawn);

    StartResult result =
        engine
            .start(new ProcessStart(process.id(), process.definitionKey(), "other", json("{}")))
            .toCompletableFuture()
            .join();

    assertThat(result).isInstanceOf(StartResult.Started.class);
    long instance = ((StartResult.Started) result).instanceKey();
    await().until(() -> RunningEngine.shared().isCompleted(instance));
  }

  @Test
  void knowsWhetherAnInstanceRuns() throws Exception {
    String type = unique("look");
    DeployedProcess process = TestProcesses.deployed(TestProcesses.oneTask(unique("look"), type));
    long instance = TestProcesses.started(process, json("{}"));

    assertThat(engine.look(instance).toCompletableFuture().join()).isEqualTo(InstanceLife.RUNNING);

    Queue<Job> seen = new ConcurrentLinkedQueue<>();
    try (var worker = RunningEngine.shared().subscribe(TestProcesses.scripted(type, seen, DONE))) {
      await().until(() -> RunningEngine.shared().isCompleted(instance));
    }
    assertThat(engine.look(instance).toCompletableFuture().join()).isEqualTo(InstanceLife.GONE);
  }

  @Test
  void isSureThatNothingStartedWhenNobodyListens() {
    int port = TestEngines.freePorts(1).getFirst();
    try (CamundaClient client = EngineAccess.client(URI.create("http://127.0.0.1:" + port))) {
      Engine away = EngineAccess.engine(client);

      StartResult result =
          away.start(new ProcessStart(new ProcessId("x"), 1, json("{}")))
              .toCompletableFuture()
              .join();

      assertThat(result)
          .isInstanceOfSatisfying(Unavailable.class, u -> assertThat(u.certain()).isTrue());
      assertThatThrownBy(() -> away.deploy(List.of(named("x.bpmn", "x"))))
          .isInstanceOf(EngineUnavailable.class)
          .hasMessageStartingWith("the deployment got no answer from the engine (io exception");
    }
  }

  @Test
  void isHealthyWhileTheEngineAnswers() {
    EngineHealth health =
        new EngineHealth(
            RunningEngine.shared().client(), () -> true, new PushBack(Clock.systemUTC()));

    assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
  }

  @Test
  void isNotHealthyBeforeEverythingIsDeployed() {
    EngineHealth health =
        new EngineHealth(
            RunningEngine.shared().client(), () -> false, new PushBack(Clock.systemUTC()));

    assertThat(health.health().getStatus().getCode()).isEqualTo("DOWN");
  }

  private static ProcessResource named(String name, String id) {
    return new ProcessResource(name, TestProcesses.oneTask(id, "any").bpmn());
  }
}
