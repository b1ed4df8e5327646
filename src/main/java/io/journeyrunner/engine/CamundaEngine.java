// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.response.Process;
import io.journeyrunner.engine.EngineSettings.Calls;
import io.journeyrunner.engine.calls.CallFailure;
import io.journeyrunner.engine.calls.Retry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The engine, over gRPC. Thread-safe. */
final class CamundaEngine implements Engine {

  /** A deployment in the first second after a start can time out; it is the same when repeated. */
  private static final Duration DEPLOYMENT_PATIENCE = Duration.ofSeconds(10);

  private final CamundaClient client;
  private final Starts starts;
  private final Commands commands;

  CamundaEngine(CamundaClient client, Calls calls) {
    this.client = client;
    this.starts = new Starts(client, calls);
    this.commands = new Commands(client, calls.patience());
  }

  @Override
  public CompletionStage<StartResult> start(ProcessStart start) {
    return starts.start(start);
  }

  @Override
  public CompletionStage<CommandResult> publish(EventMessage message) {
    return starts.publish(message);
  }

  /** An update of no variables is refused if there is nothing that has variables. */
  @Override
  public CompletionStage<InstanceLife> look(long key) {
    return client
        .newSetVariablesCommand(key)
        .variables("{}")
        .local(true)
        .send()
        .thenApply(done -> InstanceLife.RUNNING)
        .exceptionally(
            thrown ->
                CallFailure.of(causeOf(thrown)) == CallFailure.GONE
                    ? InstanceLife.GONE
                    : InstanceLife.UNKNOWN);
  }

  private static Throwable causeOf(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown instanceof CompletionException && cause != null ? cause : thrown;
  }

  @Override
  public List<DeployedProcess> deploy(List<ProcessResource> resources) {
    if (resources.isEmpty()) {
      return List.of();
    }
    Retry retry = new Retry(DEPLOYMENT_PATIENCE, CallFailure::mayPass);
    CompletableFuture<DeploymentEvent> answer = retry.call(() -> command(resources).send());
    try {
      return inOrder(resources, answer.join().getProcesses());
    } catch (CompletionException e) {
      Throwable cause = causeOf(e);
      throw CallFailure.of(cause).mayPass() ? unavailable(cause) : EngineWords.invalid(cause);
    }
  }

  @Override
  public CompletionStage<CommandResult> cancel(long instanceKey) {
    return commands.cancel(instanceKey);
  }

  @Override
  public CompletionStage<CommandResult> migrate(long instanceKey, Migration migration) {
    return commands.migrate(instanceKey, migration);
  }

  private DeployResourceCommandStep2 command(List<ProcessResource> resources) {
    ProcessResource first = resources.getFirst();
    DeployResourceCommandStep2 command =
        client.newDeployResourceCommand().addResourceStringUtf8(first.bpmn(), first.name());
    for (ProcessResource more : resources.subList(1, resources.size())) {
      command = command.addResourceStringUtf8(more.bpmn(), more.name());
    }
    return command;
  }

  private static List<DeployedProcess> inOrder(
      List<ProcessResource> resources, List<Process> processes) {
    List<String> names = resources.stream().map(ProcessResource::name).toList();
    return processes.stream()
        .sorted(Comparator.comparingInt(process -> names.indexOf(process.getResourceName())))
        .map(
            process ->
                new DeployedProcess(
                    new ProcessId(process.getBpmnProcessId()),
                    process.getProcessDefinitionKey(),
                    process.getVersion()))
        .toList();
  }

  private static EngineUnavailable unavailable(Throwable cause) {
    return EngineUnavailable.saying("the deployment got no answer from the engine", cause);
  }
}
