// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.users.StatePatch;
import io.journeyrunner.users.StateResult;
import io.journeyrunner.users.UserId;
import io.journeyrunner.users.UserStates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The states of the users of some events, as each event finds them. Used by one thread. */
final class States {

  private final List<UserId> users;
  private final Map<Integer, ObjectNode> merged = new HashMap<>();
  private final Map<Integer, Finding> refused = new HashMap<>();
  private final Supplier<Map<UserId, ObjectNode>> others;

  private States(List<UserId> users, UserStates states) {
    this.users = users;
    this.others = SingletonSupplier.of(() -> states.getAll(Set.copyOf(users)));
  }

  /**
   * Changes the states as the events say.
   *
   * @param repeated events that came before, whose state is stored or older than what is
   */
  static States merge(List<Arriving> events, Set<EventKey> repeated, UserStates users) {
    List<UserId> ids = events.stream().map(one -> one.event().user()).toList();
    States states = new States(ids, users);
    List<StatePatch> patches = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    for (int n = 0; n < events.size(); n++) {
      Arriving arriving = events.get(n);
      if (arriving.state() != null && !repeated.contains(arriving.key())) {
        patches.add(
            new StatePatch(arriving.event().user(), arriving.state(), arriving.event().time()));
        positions.add(n);
      }
    }
    List<StateResult> results = users.mergeAll(patches);
    for (int n = 0; n < results.size(); n++) {
      states.note(positions.get(n), results.get(n));
    }
    return states;
  }

  private void note(int position, StateResult result) {
    switch (result) {
      case StateResult.Merged(ObjectNode state) -> merged.put(position, state);
      case StateResult.Refused(Finding finding) -> refused.put(position, finding);
    }
  }

  /** The state of the user when this event has changed it; read when first asked for. */
  ObjectNode of(int position) {
    UserId user = users.get(position);
    for (int n = position; n >= 0; n--) {
      ObjectNode state = merged.get(n);
      if (state != null && users.get(n).equals(user)) {
        return state;
      }
    }
    return others.get().getOrDefault(user, JsonNodeFactory.instance.objectNode());
  }

  /** Why the state of this event can't be taken; null if it can, or there is none. */
  @Nullable Finding refused(int position) {
    return refused.get(position);
  }
}
