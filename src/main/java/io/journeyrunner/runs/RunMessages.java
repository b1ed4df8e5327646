// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.CommandResult;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.EventMessage;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventVariables;
import io.journeyrunner.users.UserStates;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the engine which waits an event moves. To tell it twice is the same as once: the key of a
 * wait is that of one instance, and the engine knows the message again. Thread-safe.
 */
@Component
public final class RunMessages {

  private static final Logger log = LoggerFactory.getLogger(RunMessages.class);

  /**
   * Until the subscription opens, also after a restart. The engine keeps each message for so long,
   * and knows it again when it is sent twice.
   */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Engine engine;
  private final UserStates users;
  private final RunEventStore store;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  RunMessages(Engine engine, UserStates users, RunEventStore store) {
    this.engine = engine;
    this.users = users;
    this.store = store;
  }

  /**
   * Sends the messages of events, one after the other, and notes those that the engine has.
   *
   * @param events of one run, in the order in which they came
   * @return {@link CommandResult.Done}, or what the first that failed met; what was not sent is
   *     sent later by {@link UnsentMessages}, whatever the caller does
   */
  public CompletableFuture<CommandResult> send(List<RunEvent> events) {
    return CompletableFuture.supplyAsync(() -> sendAll(events), threads)
        .exceptionally(RunMessages::notSent);
  }

  /** Such as a database that is away: what was taken is sent later all the same. */
  private static CommandResult notSent(Throwable thrown) {
    log.atWarn()
        .addKeyValue("consequence", "sent again in some seconds")
        .setCause(thrown)
        .log("run.messages_wait");
    return new CommandResult.Unavailable("Journey Runner could not send them");
  }

  /** The same, on the caller's thread. */
  CommandResult sendAll(List<RunEvent> events) {
    CommandResult result = new CommandResult.Done();
    int sent = 0;
    while (sent < events.size() && isOver(result)) {
      result = sendOne(events.get(sent));
      sent += isOver(result) ? 1 : 0;
    }
    store.sent(events.subList(0, sent));
    return result;
  }

  /** What the engine refuses for good must not be sent for ever. */
  private static boolean isOver(CommandResult result) {
    return !(result instanceof CommandResult.Unavailable);
  }

  private CommandResult sendOne(RunEvent one) {
    CommandResult worst = new CommandResult.Done();
    for (RunMessage message : one.messages()) {
      CommandResult result = engine.publish(message(one, message)).toCompletableFuture().join();
      switch (result) {
        case CommandResult.Done ignored -> {}
        case CommandResult.Gone ignored -> {}
        case CommandResult.Unavailable ignored -> {
          return result;
        }
        case CommandResult.Refused refused -> {
          log.atError()
              .addKeyValue("run", one.run())
              .addKeyValue("event", one.event().id())
              .addKeyValue("message", message.name())
              .addKeyValue("reason", refused.reason())
              .addKeyValue("consequence", "the run goes on waiting; cancel it or move it by hand")
              .log("run.not_moved");
          worst = result;
        }
      }
    }
    return worst;
  }

  private EventMessage message(RunEvent one, RunMessage message) {
    return new EventMessage(
        message.name(),
        message.key(),
        DigestUtils.sha256Hex(one.run() + "\n" + one.event().id()),
        KEPT,
        variables(one, message));
  }

  /** A brand that an event does not name is not forgotten; a depth always is of this event. */
  private ObjectNode variables(RunEvent one, RunMessage message) {
    Event event = one.event();
    ObjectNode variables = EventVariables.of(event).put(RunVariables.DEPTH, one.depth());
    variables.remove("user_id");
    if (event.brand() == null) {
      variables.remove("brand");
    }
    if (message.withState()) {
      variables.set("state", users.get(event.user()));
    }
    return variables;
  }
}
