// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.journeyrunner.engine.OperateLink;
import io.journeyrunner.problems.InvalidSearch;
import io.journeyrunner.problems.NotFound;
import io.journeyrunner.problems.Search;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the delivery log. */
@RestController
@RequestMapping("/api/v1/deliveries")
@Tag(name = "Delivery log", description = "What was sent, and what came back")
final class DeliveryLogController {

  private static final int MOST_ATTEMPTS = 100;

  private final DeliveryLogStore store;
  private final OperateLink operate;

  DeliveryLogController(DeliveryLogStore store, OperateLink operate) {
    this.store = store;
    this.operate = operate;
  }

  /**
   * Some attempts.
   *
   * @param cursor gives the next ones as a parameter of this name; null if there are no more
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Found(List<LoggedAttempt> attempts, @Nullable String cursor) {}

  /**
   * A delivery.
   *
   * @param operate the page of the process instance that made the last attempt; null if nobody said
   *     where Operate is
   * @param earlier true if it had attempts before these
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Delivery(
      String webhook_id, @Nullable String operate, List<LoggedAttempt> attempts, boolean earlier) {}

  @GetMapping
  @Operation(
      summary = "Search attempts, newest first",
      description =
          "By process, user, endpoint, outcome, webhook-id, event, from and to; limit (50, at most"
              + " 500) and cursor turn pages.")
  Found search(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    parameters.forEach(
        (name, values) -> {
          if (values.size() > 1) {
            throw new InvalidSearch(name, "is there twice", "search for one after the other");
          }
        });
    Search search = Search.read(parameters.toSingleValueMap(), DeliveryLogStore.COLUMNS);
    List<DeliveryLogStore.Entry> found = store.find(search);
    boolean isFull = found.size() == search.limit();
    return new Found(
        found.stream().map(DeliveryLogStore.Entry::attempt).toList(),
        isFull ? Long.toString(found.getLast().id()) : null);
  }

  @GetMapping("/{webhookId}")
  @Operation(
      summary = "The attempts of one delivery, oldest first; of many the last 100",
      description = "With headers and the first 16 KiB of the bodies; secrets are masked.")
  Delivery one(@PathVariable String webhookId) {
    List<LoggedAttempt> attempts = store.of(webhookId, MOST_ATTEMPTS + 1);
    if (attempts.isEmpty()) {
      throw new NotFound("the delivery log has no " + webhookId, "search at /api/v1/deliveries");
    }
    long instance = Long.parseLong(attempts.getLast().origin().instance());
    boolean isCut = attempts.size() > MOST_ATTEMPTS;
    return new Delivery(
        webhookId,
        operate.instance(instance).orElse(null),
        isCut ? attempts.subList(1, attempts.size()) : attempts,
        isCut);
  }
}
