// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.CommandResult;
import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.EventMessage;
import io.journeyrunner.engine.InstanceLife;
import io.journeyrunner.engine.Migration;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.engine.ProcessStart;
import io.journeyrunner.engine.StartResult;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.JourneyReader;
import io.journeyrunner.journeys.diagram.UnreadableDiagram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An engine that takes every diagram, and answers commands as a test wants it. */
final class DeployingEngine implements Engine {

  final Map<Long, CommandResult> answers = new HashMap<>();
  final List<String> broken = new ArrayList<>();
  private long key;

  @Override
  public List<DeployedProcess> deploy(List<ProcessResource> resources) {
    List<DeployedProcess> deployed = new ArrayList<>();
    for (ProcessResource resource : resources) {
      if (broken.contains(resource.name())) {
        throw new IllegalStateException("a bug of ours");
      }
      try {
        JourneyReader.read(DrawnDiagram.parse(resource.name(), resource.bpmn()), new ArrayList<>())
            .forEach(journey -> deployed.add(new DeployedProcess(journey.id(), ++key, 1)));
      } catch (UnreadableDiagram e) {
        throw new IllegalArgumentException(e);
      }
    }
    return deployed;
  }

  @Override
  public CompletionStage<CommandResult> cancel(long instanceKey) {
    return CompletableFuture.completedFuture(
        answers.getOrDefault(instanceKey, new CommandResult.Done()));
  }

  @Override
  public CompletionStage<CommandResult> migrate(long instanceKey, Migration migration) {
    return cancel(instanceKey);
  }

  @Override
  public CompletionStage<StartResult> start(ProcessStart start) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<StartResult> publish(EventMessage message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<InstanceLife> look(long instanceKey) {
    throw new UnsupportedOperationException();
  }
}
