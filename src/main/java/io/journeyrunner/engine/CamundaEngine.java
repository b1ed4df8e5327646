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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** The engine, over gRPC. Thread-safe. */
final class CamundaEngine implements Engine {

  /** An engine that has just started pushes deployments back for a moment. */
  private static final Duration DEPLOYMENT_PATIENCE = Duration.ofSeconds(10);

  private final CamundaClient client;
  private final Starts starts;
  private final Commands commands;
  private final Duration deploymentTurn;
  private final ReentrantLock deploying = new ReentrantLock(true);

  CamundaEngine(CamundaClient client, Calls calls) {
    this.client = client;
    this.starts = new Starts(client, calls);
    this.commands = new Commands(client, calls.patience());
    this.deploymentTurn = calls.timeout();
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
    takeTurn();
    try {
      return deployNow(resources);
    } finally {
      deploying.unlock();
    }
  }

  /** The engine works on one at a time: several at once would only time out together. */
  private void takeTurn() {
    try {
      if (deploying.tryLock(deploymentTurn.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new EngineUnavailable(
        "nothing was deployed: another deployment takes long", new TimeoutException());
  }

  private List<DeployedProcess> deployNow(List<ProcessResource> resources) {
    // Not after a lost answer: the engine may be working on it, and would do all of it once more.
    Retry retry = new Retry(DEPLOYMENT_PATIENCE, failure -> failure.mayPass() && !isLost(failure));
    CompletableFuture<DeploymentEvent> answer = retry.call(() -> command(resources).send());
    try {
      return inOrder(resources, answer.join().getProcesses());
    } catch (CompletionException e) {
      Throwable cause = causeOf(e);
      throw CallFailure.of(cause).mayPass() ? unavailable(cause) : EngineWords.invalid(cause);
    }
  }

  private static boolean isLost(CallFailure failure) {
    return failure == CallFailure.UNANSWERED;
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
