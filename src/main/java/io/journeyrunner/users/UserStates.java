// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
    changeAll(List.of(new StateChange.Replace(user, properties)));
  }

  /**
   * Changes properties by JSON Merge Patch (RFC 7396) and gives back the state that comes of it.
   *
   * @throws InvalidUserState if the state would become too large
   */
  public ObjectNode merge(UserId user, ObjectNode patch) {
    return changeAll(List.of(new StateChange.Merge(user, patch))).getFirst();
  }

  /** Forgets a user's state and what is counted for the user; false if there was nothing. */
  public boolean delete(UserId user) {
    return transaction.execute(
        status -> {
          boolean isKnown = store.delete(user);
          for (UserTraces trace : traces) {
            isKnown |= trace.forget(user);
          }
          return isKnown;
        });
  }

  /**
   * Makes several changes, all or none, in this order.
   *
   * @return the new state after each change
   * @throws InvalidUserState if one of the states would become too large
   */
  List<ObjectNode> changeAll(List<? extends StateChange> changes) {
    Instant now = clock.instant();
    return transaction.execute(
        status -> changes.stream().map(change -> changeOne(change, now)).toList());
  }

  private ObjectNode changeOne(StateChange change, Instant now) {
    ObjectNode state = change.applyTo(StateJson.read(hold(change.user(), now)));
    store.update(List.of(new UserStateStore.Row(change.user(), json.write(state))), now);
    return state;
  }

  /** The row may be deleted between the two steps; then it is made once more. */
  private String hold(UserId user, Instant now) {
    store.create(user, now);
    return store
        .hold(user)
        .or(
            () -> {
              store.create(user, now);
              return store.hold(user);
            })
        .orElseThrow(() -> new ConcurrencyFailureException("the user is deleted again and again"));
  }
}
