// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Sends many events at once, as a careful sender does. */
public final class EventBatch {

  private static final int MOST_TRIALS = 10;

  private EventBatch() {}

  /**
   * Sends events of one type, of users {@code ü-0} and so on, with ids {@code <type>-0} and so on.
   */
  public static void send(RunningApplication application, String type, int count) {
    send(
        application,
        IntStream.range(0, count)
            .mapToObj(
                n ->
                    "{\"id\":\"%s-%d\",\"type\":\"%s\",\"user_id\":\"ü-%d\"}"
                        .formatted(type, n, type, n))
            .toList());
  }

  /** Sends events until all are accepted: what the engine had no time for is sent again. */
  public static void send(RunningApplication application, List<String> events) {
    List<String> left = events;
    for (int trial = 1; !left.isEmpty(); trial++) {
      assertThat(trial).as("trials, with %d events left", left.size()).isLessThan(MOST_TRIALS);
      JsonNode results =
          application.post("/api/v1/events", "[" + String.join(",", left) + "]").path("results");
      List<String> sent = left;
      left =
          IntStream.range(0, sent.size())
              .filter(n -> results.path(n).path("status").asString("").equals("rejected"))
              .mapToObj(sent::get)
              .toList();
    }
  }
}
