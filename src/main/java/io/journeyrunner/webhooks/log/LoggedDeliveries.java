// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import io.journeyrunner.problems.InvalidSearch;
import io.journeyrunner.problems.Search;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds deliveries that could be made again. Thread-safe. */
@Component
public final class LoggedDeliveries {

  private final DeliveryLogStore store;

  LoggedDeliveries(DeliveryLogStore store) {
    this.store = store;
  }

  /**
   * The last attempt of a delivery.
   *
   * @param number its number in the log
   */
  public record Found(long number, String endpoint, String outcome) {}

  /**
   * Finds deliveries of which the last attempt matches, oldest first: one that failed and then was
   * delivered is not among those that failed.
   *
   * @param search what to look for, in the words of the log's search
   * @return their last attempts
   * @throws InvalidSearch if it is no search, or has nothing to look for
   */
  public List<Found> find(Map<String, String> search, int most) {
    if (search.isEmpty()) {
      throw new InvalidSearch(
          "search", "is empty", "say which deliveries, such as by process and outcome");
    }
    if (search.containsKey("limit") || search.containsKey("cursor")) {
      throw new InvalidSearch(
          "search", "has no pages", "leave out limit and cursor; narrow it by from and to");
    }
    Search read = Search.read(search, DeliveryLogStore.COLUMNS);
    return store.findLast(new Search(read.equal(), read.from(), read.to(), null, most));
  }

  /** An attempt by its number, with all that is kept of it; empty once the log has forgotten it. */
  public Optional<LoggedAttempt> find(long number) {
    return store.byNumber(number);
  }
}
