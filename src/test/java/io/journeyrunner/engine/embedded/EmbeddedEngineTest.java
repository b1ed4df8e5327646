// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.journeyrunner.engine.EngineAccess;
import io.journeyrunner.engine.embedded.EmbeddedSettings.Folders;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Engines of their own, since they are killed here. */
class EmbeddedEngineTest {

  private static final Duration START = Duration.ofMinutes(3);

  private final EmbeddedSettings settings = TestEngines.settings(Map.of());
  private final Folders folders;
  private final EmbeddedEngine engine;

  EmbeddedEngineTest(TestInfo test) {
    this.folders = TestEngines.folders(test.getDisplayName().replaceAll("\\W", ""));
    this.engine = new EmbeddedEngine(settings, folders);
  }

  @AfterEach
  void leaveNone() {
    ChildNote.readFrom(folders.engine())
        .flatMap(ChildNote::process)
        .ifPresent(left -> new Child(left).end());
  }

  @Test
  void adoptsAProcessThatItsApplicationLeftBehind() {
    engine.start();
    long pid = pid(engine);
    engine.abandon();
    EmbeddedEngine next = new EmbeddedEngine(settings, folders);

    next.start();

    assertThat(pid(next)).isEqualTo(pid);
    next.stop();
    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(ChildNote.readFrom(folders.engine())).isEmpty();
  }

  @Test
  void endsALeftOverProcessThatWasStartedWithOtherSettings() {
    engine.start();
    long pid = pid(engine);
    engine.abandon();
    EmbeddedEngine next = new EmbeddedEngine(TestEngines.settings(Map.of()), folders);

    next.start();

    assertThat(pid(next)).isNotEqualTo(pid);
    assertThat(ProcessHandle.of(pid)).isEmpty();
    next.stop();
  }

  @Test
  void leavesTheEngineOfAnotherApplicationAlone() {
    engine.start();
    EmbeddedEngine other = new EmbeddedEngine(TestEngines.settings(Map.of()), folders);

    assertThatThrownBy(other::start)
        .isInstanceOf(EngineStartFailure.class)
        .hasMessage("another Journey Runner is using the data folder " + folders.data())
        .extracting(e -> ((EngineStartFailure) e).remedy())
        .isEqualTo(
            "Stop that one, or set journeyrunner.engine.data and journeyrunner.engine.ports.* to"
                + " others, or connect both to one cluster with"
                + " journeyrunner.engine.mode=external");
    assertThat(engine.process()).isPresent();
    engine.stop();
  }

  @Test
  void isStartedAgainWithItsWorkWhenItIsKilled() {
    engine.start();
    long pid = pid(engine);
    try (CamundaClient client = EngineAccess.client(engine.address())) {
      long instance = instanceOfOneTask(client);

      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      await()
          .atMost(START)
          .until(() -> engine.process().map(ProcessHandle::pid).filter(p -> p != pid).isPresent());

      var jobs =
          client
              .newActivateJobsCommand()
              .jobType("kept")
              .maxJobsToActivate(1)
              .send()
              .join()
              .getJobs();
      assertThat(jobs).extracting(job -> job.getProcessInstanceKey()).containsExactly(instance);
    }
    engine.stop();
  }

  @Test
  void showsTheEnginesWordsWhenItsDataIsBroken() throws Exception {
    Files.createDirectories(folders.data());
    Files.writeString(folders.data().resolve(".topology.meta"), "x".repeat(100));

    assertThatThrownBy(engine::start)
        .isInstanceOf(EngineStartFailure.class)
        .hasMessageStartingWith("its process ended by itself; the last it said: ")
        .hasMessageContaining(".topology.meta")
        .extracting(e -> ((EngineStartFailure) e).remedy())
        .isEqualTo(
            "If its data is broken (a disk was full, files were changed), put a copy back or move "
                + folders.data()
                + " away, which loses the running journeys; the whole log is "
                + folders.engine().log());
    assertThat(engine.process()).isEmpty();
  }

  @Test
  void givesUpAnEngineThatIsNotReadyInTime() {
    EmbeddedSettings hasty =
        new EmbeddedSettings(
            null,
            null,
            settings.ports(),
            settings.memory(),
            Duration.ofSeconds(1),
            Map.of(),
            false);

    assertThatThrownBy(() -> new EmbeddedEngine(hasty, folders).start())
        .isInstanceOf(EngineStartFailure.class)
        .hasMessageStartingWith("its process was not ready within 1 s; the last it said: ");
    assertThat(ChildNote.readFrom(folders.engine())).isEmpty();
  }

  private static long instanceOfOneTask(CamundaClient client) {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("kept")
                .startEvent()
                .serviceTask("task", t -> t.zeebeJobType("kept"))
                .done(),
            "kept.bpmn")
        .send()
        .join();
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("kept")
        .latestVersion()
        .send()
        .join()
        .getProcessInstanceKey();
  }

  private static long pid(EmbeddedEngine engine) {
    return engine.process().orElseThrow().pid();
  }
}
