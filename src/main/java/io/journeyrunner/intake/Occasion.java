// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.events.Event;
import io.journeyrunner.triggers.Trigger;
import java.util.List;
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
 * @param earlier what the event started when it came before
 */
record Occasion(Event event, int depth, Supplier<ObjectNode> state, List<EventStart> earlier) {

  Occasion {
    state = SingletonSupplier.of(state);
    earlier = List.copyOf(earlier);
  }

  /**
   * The process variables that a trigger's process starts with; a rule needs no copy of the state.
   */
  ObjectNode variables(Trigger trigger) {
    ObjectNode variables = JsonNodeFactory.instance.objectNode();
    variables.put("user_id", event.user().value());
    variables.put("brand", event.brand());
    variables.set("event", event.data());
    variables.put("event_id", event.id().value());
    variables.put("event_type", event.type().value());
    variables.put("event_time", event.time().toString());
    if (!trigger.process().isRule()) {
      variables.set("state", state.get());
    }
    if (depth > 0) {
      variables.put("event_depth", depth);
    }
    return variables;
  }
}
