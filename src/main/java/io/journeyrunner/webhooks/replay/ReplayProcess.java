// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.replay;

import io.journeyrunner.engine.Deployment;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.engine.ProcessStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The process that makes one delivery of a replay: the engine waits, retries and counts. */
@Component
final class ReplayProcess implements Deployment {

  private static final ProcessId ID = new ProcessId(ProcessId.RESERVED_PREFIX + "replay");
  private static final String DIAGRAM = "replay.bpmn";

  private final Engine engine;
  private volatile long definitionKey;

  ReplayProcess(Engine engine) {
    this.engine = engine;
  }

  @Override
  public void deploy() {
    definitionKey =
        engine.deploy(List.of(new ProcessResource(DIAGRAM, diagram()))).getFirst().definitionKey();
  }

  /** False while the engine has not got it yet. */
  boolean isDeployed() {
    return definitionKey != 0;
  }

  /** A start of it, once it is deployed. */
  ProcessStart start(ObjectNode variables) {
    return new ProcessStart(ID, definitionKey, variables);
  }

  private static String diagram() {
    try (InputStream stream = ReplayProcess.class.getResourceAsStream(DIAGRAM)) {
      if (stream == null) {
        throw new IllegalStateException("this program is incomplete: " + DIAGRAM + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
