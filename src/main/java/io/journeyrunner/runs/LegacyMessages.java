// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.Event;
import io.journeyrunner.triggers.Situation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How runs hear that an older version of this application started: the engine gives a message to
 * whichever run of the user listens to its name. For one event; used by one thread.
 */
final class LegacyMessages {

  private final WaitIndex index;
  private final WaitMatch match;
  private final Situation situation;
  private final Map<String, ProcessId> named = new HashMap<>();

  LegacyMessages(WaitIndex index, WaitMatch match, Situation situation) {
    this.index = index;
    this.match = match;
    this.situation = situation;
  }

  /** The messages for one run; a name that journeys share is for the first of them. */
  List<RunMessage> of(Run run, Event event, List<Arrival.Answer> answers) {
    List<RunMessage> messages = new ArrayList<>();
    for (Wait wait : index.on(event.type())) {
      String name = wait.legacyMessageName();
      boolean isOwn =
          index.concerns(run.process(), event.type())
              && named.computeIfAbsent(name, first -> run.process()).equals(run.process())
              && messages.stream().noneMatch(message -> message.name().equals(name));
      if (isOwn && match.holds(wait.when(), situation)) {
        messages.add(new RunMessage(name, event.user().value(), true));
        answers.add(new Arrival.Answer(wait.process().value(), wait.element(), run, null));
      }
    }
    return messages;
  }
}
