// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The states of users while a transaction holds them. Used by one thread. */
final class HeldStates {

  private final Map<UserId, Held> users = new LinkedHashMap<>();
  private final StateJson json;

  HeldStates(List<UserStateStore.Row> rows, StateJson json) {
    this.json = json;
    rows.forEach(row -> users.put(row.user(), new Held(row)));
  }

  /** Makes a change; what it refuses changes nothing. */
  StateResult change(StateChange change) {
    return Objects.requireNonNull(users.get(change.user())).change(change);
  }

  /** What is to be written. */
  List<UserStateStore.Row> changed() {
    List<UserStateStore.Row> rows = new ArrayList<>();
    users.forEach(
        (user, held) -> {
          if (held.isChanged) {
            rows.add(new UserStateStore.Row(user, json.write(held.state)));
          }
        });
    return rows;
  }

  /** Those who were not known before, and whom nothing made known. */
  List<UserId> stillNew() {
    List<UserId> unknown = new ArrayList<>();
    users.forEach(
        (user, held) -> {
          if (held.isNew && !held.isChanged) {
            unknown.add(user);
          }
        });
    return unknown;
  }

  /** One user's. */
  private final class Held {

    private final boolean isNew;
    private ObjectNode state;
    private boolean isChanged;

    Held(UserStateStore.Row row) {
      isNew = row.properties().equals(UserStateStore.NEW);
      state = isNew ? JsonNodeFactory.instance.objectNode() : StateJson.read(row.properties());
    }

    StateResult change(StateChange change) {
      ObjectNode changed = change.applyTo(state);
      try {
        json.write(changed);
      } catch (InvalidUserState e) {
        return new StateResult.Refused(e.findings().getFirst());
      }
      state = changed;
      isChanged = true;
      return new StateResult.Merged(state);
    }
  }
}
