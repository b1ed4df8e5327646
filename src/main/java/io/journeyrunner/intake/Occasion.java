// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.events.Event;
import io.journeyrunner.triggers.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event on its way through the intake, with what is needed to start processes for it.
 *
 * @param event what happened
 * @param depth how many events of the system led to it; 0 for a sender's event
 * @param state the user's state, read when first asked for and then kept
 * @param earlier what the event did when it came before
 */
record Occasion(Event event, int depth, Supplier<ObjectNode> state, List<EventStart> earlier) {

  Occasion {
    state = SingletonSupplier.of(state);
    earlier = List.copyOf(earlier);
  }

  /** What was done for a target, or was about to be, when the event came before. */
  Optional<EventStart> earlier(Target target) {
    return earlier.stream().filter(start -> start.target().equals(target)).findFirst();
  }

  /**
   * The process variables that a trigger's process starts with; a rule needs no copy of the state.
   */
  ObjectNode variables(Trigger trigger) {
    ObjectNode variables = JsonNodeFactory.instance.objectNode();
    variables.put("user_id", event.user().value());
    variables.put("brand", event.brand());
    addEvent(variables);
    switch (trigger.entry()) {
      case Trigger.Entry.EveryEvent ignored -> {}
      case Trigger.Entry.ByMessage entry ->
          variables.put("entry_mode", entry.mode().code()).set("state", state.get());
    }
    return variables;
  }

  /** The process variables that a wait brings up to date; a brand is not forgotten. */
  ObjectNode variablesOfWait() {
    ObjectNode variables = JsonNodeFactory.instance.objectNode();
    if (event.brand() != null) {
      variables.put("brand", event.brand());
    }
    addEvent(variables);
    variables.set("state", state.get());
    return variables;
  }

  private void addEvent(ObjectNode variables) {
    variables.set("event", event.data());
    variables.put("event_id", event.id().value());
    variables.put("event_type", event.type().value());
    variables.put("event_time", event.time().toString());
    if (depth > 0) {
      variables.put("event_depth", depth);
    }
  }
}
