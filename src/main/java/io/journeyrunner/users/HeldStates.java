// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** The states of users while a transaction holds them. Used by one thread. */
final class HeldStates {

  private final Map<UserId, Held> users = new LinkedHashMap<>();
  private final StateJson json;
  private final Instant now;

  HeldStates(List<UserStateStore.Held> rows, StateJson json, Instant now) {
    this.json = json;
    this.now = now;
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
            rows.add(held.row(user));
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
    private TimedState state;
    private boolean isChanged;
    private long longest; // no less than the characters of the state as JSON

    Held(UserStateStore.Held row) {
      isNew = row.properties().equals(UserStateStore.NEW);
      state = isNew ? TimedState.UNKNOWN : read(row);
      longest = row.properties().length();
    }

    StateResult change(StateChange change) {
      TimedState changed = change.applyTo(state, change.time(now));
      try {
        longest = json.checked(changed.state(), longest, change.properties());
      } catch (InvalidUserState e) {
        return new StateResult.Refused(e.findings().getFirst());
      }
      state = changed;
      isChanged = true;
      return new StateResult.Merged(state.state());
    }

    UserStateStore.Row row(UserId user) {
      String properties = json.write(state.state());
      return new UserStateStore.Row(
          user, properties, TimesBound.write(state, properties.length(), now.toEpochMilli()));
    }
  }

  private static TimedState read(UserStateStore.Held row) {
    ObjectNode properties = StateJson.read(row.properties());
    return row.setAt() == null
        ? TimedState.setAt(properties, row.updatedAt().toEpochMilli())
        : SetTimesJson.read(properties, row.setAt());
  }
}
