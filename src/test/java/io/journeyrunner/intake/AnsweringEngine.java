// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.engine.CommandResult;
import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.EventMessage;
import io.journeyrunner.engine.InstanceLife;
import io.journeyrunner.engine.Migration;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.engine.ProcessStart;
import io.journeyrunner.engine.StartResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An engine that answers as a test says, in moments that the real one can't be brought to: full
 * between two messages, or away while it is asked for a run. It takes every start.
 */
final class AnsweringEngine implements Engine {

  static final long MESSAGE = 100;

  final Queue<StartResult> publications = new ArrayDeque<>();

  /** The ids of the messages that it was given. */
  final List<String> published = new ArrayList<>();

  InstanceLife life = InstanceLife.RUNNING;

  @Override
  public CompletionStage<InstanceLife> look(long instanceKey) {
    return CompletableFuture.completedFuture(life);
  }

  @Override
  public CompletionStage<StartResult> start(ProcessStart start) {
    return CompletableFuture.completedFuture(new StartResult.Published(MESSAGE));
  }

  @Override
  public CompletionStage<StartResult> publish(EventMessage message) {
    published.add(message.id());
    return CompletableFuture.completedFuture(publications.remove());
  }

  @Override
  public List<DeployedProcess> deploy(List<ProcessResource> resources) {
    throw new AssertionError("events deploy nothing");
  }

  @Override
  public CompletionStage<CommandResult> cancel(long instanceKey) {
    throw new AssertionError("events cancel nothing");
  }

  @Override
  public CompletionStage<CommandResult> migrate(long instanceKey, Migration migration) {
    throw new AssertionError("events migrate nothing");
  }
}
