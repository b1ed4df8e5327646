// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.batches.Batch.State;
import io.journeyrunner.journeys.batches.BatchUser.Outcome;
import io.journeyrunner.problems.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Batches of entries, over HTTP. */
@RestController
@RequestMapping("/api/v1/journeys/{journey}/entries")
@Tag(name = "Batch entry", description = "Let many users into a journey, at a time and a pace")
final class BatchController {

  private static final String NDJSON = "application/x-ndjson";
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;

  private final Batches batches;

  BatchController(Batches batches) {
    this.batches = batches;
  }

  /** Who is to enter, and how; see {@link BatchPlan}. Either users or a segment. */
  record Wish(
      @Nullable List<String> users,
      @Nullable String segment,
      @Nullable String start,
      @Nullable Instant at,
      @Nullable Integer perSecond,
      @Nullable ObjectNode data,
      @Nullable String brand,
      @Nullable Boolean ignoreCondition) {

    private BatchPlan plan() {
      return new BatchPlan(
          start, at, perSecond, segment, data, brand, Boolean.TRUE.equals(ignoreCondition));
    }

    private Iterator<BatchUser> listed() {
      List<String> ids = users;
      return UserLines.of(ids == null ? List.of() : ids);
    }
  }

  /** How the users of a file are to enter; see {@link BatchPlan}. */
  record Timing(@Nullable String start, @Nullable Instant at, @Nullable Integer perSecond) {

    private BatchPlan plan() {
      return new BatchPlan(start, at, perSecond, null, null, null, false);
    }
  }

  /**
   * Which users of a batch to show, by user id.
   *
   * @param outcome only those; all if it is missing
   * @param after only those with a greater id
   * @param limit how many at most; 100 unless said otherwise, at most 1,000
   */
  record Search(@Nullable Outcome outcome, @Nullable String after, @Nullable Integer limit) {

    String from() {
      return after == null ? "" : after;
    }

    int most() {
      return limit == null ? USUAL_PAGE : Math.clamp(limit, 1, LARGEST_PAGE);
    }
  }

  /**
   * Some of the users of a batch.
   *
   * @param next the {@code after} of the next page; null on the last one
   */
  record Page(List<BatchUser> users, @Nullable String next) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Let users into a journey",
      description =
          "A list of user ids, or a FEEL segment over the stored states such as state.level >= 3."
              + " They enter in the background, at the time and pace that is wished, each of them"
              + " once; the limits, the mode and the condition of the entry hold as for events.")
  ResponseEntity<Batch> begin(@PathVariable String journey, @RequestBody Wish wish) {
    return begun(batches.begin(process(journey), wish.plan(), wish.listed()));
  }

  @PostMapping(consumes = NDJSON)
  @Operation(
      summary = "Let the users of a file into a journey",
      description = "A line for each: \"7:880015\" or {\"user_id\": \"7:880015\"}.")
  ResponseEntity<Batch> begin(
      @PathVariable String journey, @ModelAttribute Timing timing, InputStream body) {
    return begun(batches.begin(process(journey), timing.plan(), UserLines.read(body)));
  }

  private static ResponseEntity<Batch> begun(Batch batch) {
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/journeys/" + batch.journey() + "/entries/" + batch.id()))
        .body(batch);
  }

  @GetMapping
  @Operation(summary = "List the last batches of a journey")
  List<Batch> list(@PathVariable String journey) {
    return batches.of(process(journey));
  }

  @GetMapping("/{batch}")
  @Operation(summary = "See how far a batch is")
  Batch get(@PathVariable String journey, @PathVariable String batch) {
    return batches.get(process(journey), batch);
  }

  @GetMapping("/{batch}/users")
  @Operation(summary = "See what became of the users of a batch, by user id")
  Page users(
      @PathVariable String journey, @PathVariable String batch, @ModelAttribute Search search) {
    List<BatchUser> page = batches.users(process(journey), batch, search);
    return new Page(page, page.size() < search.most() ? null : page.getLast().user_id());
  }

  @PostMapping("/{batch}/pause")
  @Operation(summary = "Let nobody in until it is resumed; who is in goes on")
  Batch pause(@PathVariable String journey, @PathVariable String batch) {
    return batches.change(process(journey), batch, List.of(State.running), State.paused);
  }

  @PostMapping("/{batch}/resume")
  @Operation(summary = "Let the others in")
  Batch resume(@PathVariable String journey, @PathVariable String batch) {
    return batches.change(process(journey), batch, List.of(State.paused), State.running);
  }

  @PostMapping("/{batch}/cancel")
  @Operation(summary = "Let nobody in any more; who is in goes on")
  Batch cancel(@PathVariable String journey, @PathVariable String batch) {
    return batches.change(
        process(journey), batch, List.of(State.running, State.paused), State.cancelled);
  }

  private static ProcessId process(String journey) {
    try {
      return new ProcessId(journey);
    } catch (IllegalArgumentException e) {
      throw new NotFound(String.valueOf(e.getMessage()), "GET /api/v1/journeys lists all");
    }
  }
}
