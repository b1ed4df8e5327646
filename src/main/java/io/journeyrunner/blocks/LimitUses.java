// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.users.UserId;
import io.journeyrunner.users.UserTraces;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides which uses of a Limit are within it. Thread-safe, over many nodes too: a block counts
 * once, however often its job comes, because its answer is kept in the transaction that counts it.
 */
@Component
class LimitUses implements UserTraces {

  private static final String EVERYBODY = "";

  private final LimitUseStore store;
  private final TransactionTemplate transaction;
  private final Clock clock;

  LimitUses(LimitUseStore store, TransactionTemplate transaction, Clock clock) {
    this.store = store;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public boolean forget(UserId user) {
    return store.forget(user);
  }

  /** True if this use is within the limit. */
  boolean isWithin(Limit limit, Job.Element element, UserId user) {
    LimitUseStore.Place place = new LimitUseStore.Place(element.process(), element.id());
    Optional<Boolean> earlier = store.answer(place, element.instanceKey());
    if (earlier.isPresent()) {
      return earlier.get();
    }
    LimitUseStore.Key key =
        new LimitUseStore.Key(place, limit.scope() == Limit.Scope.all ? EVERYBODY : user.value());
    Optional<Boolean> counted =
        transaction.execute(
            status -> {
              Instant now = clock.instant();
              boolean matched = store.use(key, limit, now);
              if (store.remember(place, element.instanceKey(), matched, now)) {
                return Optional.of(matched);
              }
              status.setRollbackOnly(); // the same job, here or on another node, was faster
              return Optional.empty();
            });
    return counted
        .or(() -> store.answer(place, element.instanceKey()))
        .orElseThrow(() -> new IllegalStateException("the answer of a Limit is gone"));
  }
}
