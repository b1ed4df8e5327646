// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to look for: all that is given must hold.
 *
 * @param equal values by column
 * @param from attempts from then on; null for all
 * @param to attempts before then; null for all
 * @param before attempts that were written before the one with this number; null for all
 * @param limit how many at most
 */
record Search(
    Map<String, String> equal,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long before,
    int limit) {

  /** The columns that can be searched by the names of the API. */
  static final Map<String, String> COLUMNS = columns();

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("process", "process_id");
    columns.put("user", "user_id");
    columns.put("endpoint", "endpoint");
    columns.put("outcome", "outcome");
    columns.put("webhook-id", "webhook_id");
    columns.put("event", "event_id");
    columns.put("replay", "replay_id");
    return columns;
  }
}
