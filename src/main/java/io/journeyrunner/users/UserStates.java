// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import io.journeyrunner.problems.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The current properties of each user. Thread-safe, over many nodes too: changes of different
 * properties of one user at the same time lose nothing.
 */
@Component
public class UserStates {

  private final UserStateStore store;
  private final StateJson json;
  private final List<UserTraces> traces;
  private final TransactionTemplate transaction;
  private final Clock clock;

  UserStates(
      UserStateStore store,
      UserSettings settings,
      List<UserTraces> traces,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.traces = List.copyOf(traces);
    this.json = new StateJson(settings.maxState().toBytes());
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The state of a user; empty if nothing is known of this user. */
  public Optional<ObjectNode> find(UserId user) {
    return store.find(user).map(StateJson::read);
  }

  /** The state of a user; without properties if nothing is known of this user. */
  public ObjectNode get(UserId user) {
    return find(user).orElseGet(JsonNodeFactory.instance::objectNode);
  }

  /**
   * Some of the users whose state is kept, by id.
   *
   * @param after only those with a greater id, as the database sorts; empty for the first page
   */
  public List<KnownUser> page(String after, int most) {
    return store.page(after, most).stream()
        .map(row -> new KnownUser(row.user(), StateJson.read(row.properties())))
        .toList();
  }

  /**
   * Puts new properties in place of all that were there.
   *
   * @throws InvalidUserState if they are too large
   */
  public void replace(UserId user, ObjectNode properties) {
    changeOne(new StateReplacement(user, properties, clock.instant()));
  }

  /**
   * Changes properties by JSON Merge Patch (RFC 7396) and gives back the state that comes of it.
   *
   * @throws InvalidUserState if the state would become too large
   */
  public ObjectNode merge(UserId user, ObjectNode patch) {
    return merge(new StatePatch(user, patch, clock.instant()));
  }

  /**
   * The same for a patch that says when it was set.
   *
   * @throws InvalidUserState if the state would become too large
   */
  public ObjectNode merge(StatePatch patch) {
    return changeOne(patch);
  }

  /** Forgets a user's state and what is counted for the user; false if there was nothing. */
  public boolean delete(UserId user) {
    return transaction.execute(
        status -> {
          boolean isKnown = false;
          for (UserTraces trace : traces) { // first, in the order in which events lock them
            isKnown |= trace.forget(user);
          }
          return store.delete(user) || isKnown;
        });
  }

  /**
   * The states of many users, in one statement; without properties for those of whom nothing is
   * known.
   */
  public Map<UserId, ObjectNode> getAll(Collection<UserId> users) {
    Map<UserId, ObjectNode> states = new HashMap<>();
    users.forEach(user -> states.put(user, JsonNodeFactory.instance.objectNode()));
    store
        .findAll(states.keySet())
        .forEach(row -> states.put(row.user(), StateJson.read(row.properties())));
    return states;
  }

  /**
   * Makes many changes, in the caller's transaction if there is one, with three statements however
   * many they are. Until the transaction ends nobody else changes these users.
   *
   * @return one for each, in their order: a later change of the same user sees the earlier one, and
   *     one that can't be made does not stop the others
   */
  public List<StateResult> mergeAll(List<StatePatch> patches) {
    return changeAll(patches);
  }

  /** The same for changes of any kind. */
  List<StateResult> changeAll(List<? extends StateChange> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    return transaction.execute(
        status -> {
          Instant now = clock.instant();
          HeldStates held = new HeldStates(hold(changes, now), json, now);
          List<StateResult> results = changes.stream().map(held::change).toList();
          store.update(held.changed(), now);
          store.delete(held.stillNew());
          return results;
        });
  }

  private ObjectNode changeOne(StateChange change) {
    return switch (changeAll(List.of(change)).getFirst()) {
      case StateResult.Merged(ObjectNode state) -> state;
      case StateResult.Refused(Finding finding) -> throw new InvalidUserState(finding);
    };
  }

  /** A row may be deleted between the two steps; then it is made once more. */
  private List<UserStateStore.Held> hold(List<? extends StateChange> changes, Instant now) {
    // In one order everywhere, so that two batches can't wait for each other in a circle.
    List<UserId> users =
        changes.stream()
            .map(StateChange::user)
            .distinct()
            .sorted(Comparator.comparing(UserId::value))
            .toList();
    for (int round = 0; round < 2; round++) {
      store.create(users, now);
      List<UserStateStore.Held> rows = store.hold(users);
      if (rows.size() == users.size()) {
        return rows;
      }
    }
    throw new ConcurrencyFailureException("a user is deleted again and again");
  }
}
