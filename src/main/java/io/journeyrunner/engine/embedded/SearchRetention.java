// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the search store from filling the disk. The engine's exporter and Operate's archiver write
 * an index per day; what they would delete old ones with is not part of this store. Running
 * instances stand in indices without a day, which stay.
 */
final class SearchRetention {

  private static final Logger log = LoggerFactory.getLogger(SearchRetention.class);
  private static final Pattern DAY =
      Pattern.compile("^(?:zeebe-record|operate)[\\w.-]*_(\\d{4}-\\d{2}-\\d{2})$");

  private final Loopback store;
  private final Duration retention;

  SearchRetention(Loopback store, Duration retention) {
    this.store = store;
    this.retention = retention;
  }

  /** Deletes the indices of days that are further back. */
  void forget(LocalDate today) {
    LocalDate oldest = today.minusDays(retention.toDays());
    List<String> old =
        store
            .body("/_cat/indices?h=index")
            .lines()
            .map(String::strip)
            .filter(index -> isBefore(index, oldest))
            .toList();
    old.forEach(index -> store.send("DELETE", "/" + index));
    if (!old.isEmpty()) {
      log.atInfo()
          .addKeyValue("indices", old.size())
          .addKeyValue("before", oldest)
          .log("operate.old_instances_forgotten");
    }
  }

  static boolean isBefore(String index, LocalDate oldest) {
    Matcher day = DAY.matcher(index);
    return day.matches() && LocalDate.parse(day.group(1)).isBefore(oldest);
  }
}
