// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.CommandResult;
import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.engine.EventMessage;
import io.journeyrunner.engine.InstanceLife;
import io.journeyrunner.engine.InvalidProcess;
import io.journeyrunner.engine.Migration;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.engine.ProcessStart;
import io.journeyrunner.engine.StartResult;
import io.journeyrunner.engine.definitions.Definition;
import io.journeyrunner.engine.definitions.DefinitionPage;
import io.journeyrunner.engine.definitions.DefinitionSource;
import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.JourneyReader;
import io.journeyrunner.journeys.diagram.UnreadableDiagram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * An engine that takes every diagram, counts versions as the real one does, tells what it has, and
 * answers commands as a test wants it.
 */
final class CountingEngine implements Engine, DefinitionSource {

  /** What it was given, oldest first. */
  record Given(DeployedProcess process, ProcessResource resource) {}

  final Map<Long, CommandResult> answers = new HashMap<>();
  final List<String> broken = new ArrayList<>();
  final List<String> refused = new ArrayList<>();
  final List<String> unanswered = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  final List<String> others = new ArrayList<>();
  final List<Given> given = new ArrayList<>();
  int page = 100;
  int questions;
  private long key;

  @Override
  public List<DeployedProcess> deploy(List<ProcessResource> resources) {
    return resources.stream().flatMap(resource -> deploy(resource).stream()).toList();
  }

  private List<DeployedProcess> deploy(ProcessResource resource) {
    asked.add(resource.name());
    if (unanswered.contains(resource.name())) {
      throw EngineUnavailable.saying("no answer came", new IOException("it took too long"));
    }
    if (broken.contains(resource.name())) {
      throw new IllegalStateException("a bug of ours");
    }
    if (refused.contains(resource.name())) {
      throw new InvalidProcess("Element: call > is not to its taste");
    }
    if (!resource.name().endsWith(".bpmn")) {
      others.add(resource.name());
      return List.of();
    }
    try {
      return JourneyReader.read(
              DrawnDiagram.parse(resource.name(), resource.bpmn()), new ArrayList<>())
          .stream()
          .map(journey -> deploy(journey.id(), resource))
          .toList();
    } catch (UnreadableDiagram e) {
      throw new IllegalArgumentException(e);
    }
  }

  private DeployedProcess deploy(ProcessId id, ProcessResource resource) {
    Optional<Given> newest = newest(id);
    if (newest.filter(one -> one.resource().equals(resource)).isPresent()) {
      return newest.get().process();
    }
    int version = newest.map(one -> one.process().version()).orElse(0) + 1;
    DeployedProcess process = new DeployedProcess(id, ++key, version);
    given.add(new Given(process, resource));
    return process;
  }

  /** What it starts for this id. */
  Optional<Given> newest(ProcessId id) {
    return given.reversed().stream().filter(one -> one.process().id().equals(id)).findFirst();
  }

  @Override
  public DefinitionPage newest(@Nullable String after) {
    questions++;
    int from = after == null ? 0 : Integer.parseInt(after);
    List<Definition> here =
        given.reversed().stream()
            .skip(from)
            .limit(page)
            .map(one -> new Definition(one.process(), null))
            .toList();
    return new DefinitionPage(here, here.size() < page ? null : "" + (from + page));
  }

  @Override
  public Optional<String> bpmn(long definitionKey) {
    return given.stream()
        .filter(one -> one.process().definitionKey() == definitionKey)
        .map(one -> one.resource().bpmn())
        .findFirst();
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
  public CompletionStage<CommandResult> publish(EventMessage message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<InstanceLife> look(long instanceKey) {
    throw new UnsupportedOperationException();
  }
}
