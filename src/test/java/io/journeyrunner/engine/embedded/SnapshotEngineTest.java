// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.journeyrunner.engine.EngineAccess;
import io.journeyrunner.engine.embedded.EmbeddedSettings.Folders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotEngineTest {

  private final Folders folders = TestEngines.folders("snapshot");
  private final EmbeddedEngine engine = new EmbeddedEngine(TestEngines.settings(Map.of()), folders);

  @AfterEach
  void stop() {
    engine.stop();
  }

  @Test
  void aCleanStopLeavesOneSoThatTheNextStartReplaysNothing() {
    engine.start();
    try (CamundaClient client = EngineAccess.client(engine.address())) {
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> deploy(client), deployed -> deployed);
    }

    engine.stop();

    Path snapshots = folders.data().resolve("raft-partition/partitions/1/snapshots");
    assertThat(snapshots).isNotEmptyDirectory();
  }

  private static boolean deploy(CamundaClient client) {
    return !client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("first").startEvent().endEvent().done(), "first.bpmn")
        .send()
        .join()
        .getProcesses()
        .isEmpty();
  }
}
