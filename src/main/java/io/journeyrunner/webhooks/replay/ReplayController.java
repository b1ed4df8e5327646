// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.replay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Replays, over HTTP. */
@RestController
@RequestMapping("/api/v1/replays")
@Tag(name = "Replay", description = "Make deliveries again, with the same webhook-id")
final class ReplayController {

  private static final int USUAL_SAMPLE = 5;
  private static final int LARGEST_SAMPLE = 20;

  private final Replays replays;

  ReplayController(Replays replays) {
    this.replays = replays;
  }

  /**
   * Which deliveries.
   *
   * @param search parameters as those of the delivery log
   * @param sample how many to show, 5 unless said otherwise, 20 at most
   */
  record PreviewWish(@Nullable Map<String, String> search, @Nullable Integer sample) {}

  /**
   * Which deliveries, and how.
   *
   * @param search parameters as those of the delivery log
   * @param rendering {@code as_sent} unless said otherwise
   */
  record Wish(@Nullable Map<String, String> search, @Nullable Rendering rendering) {}

  @PostMapping("/preview")
  @Operation(
      summary = "See what a replay would send, without sending anything",
      description =
          "How many deliveries match (by their last attempt), and of some of them the call as it"
              + " was sent, the call rendered anew, and the difference.")
  Replays.Preview preview(@RequestBody PreviewWish wish) {
    int sample = wish.sample() == null ? USUAL_SAMPLE : wish.sample();
    return replays.preview(search(wish.search()), Math.clamp(sample, 0, LARGEST_SAMPLE));
  }

  @PostMapping
  @Operation(
      summary = "Begin a replay of all deliveries that match",
      description =
          "They are made one after the other, as fast as their endpoints take them, with the retry"
              + " schedules of their WebHooks. Processes are not moved by it.")
  ResponseEntity<Replay> begin(@RequestBody Wish wish) {
    Rendering rendering = wish.rendering() == null ? Rendering.as_sent : wish.rendering();
    Replay replay = replays.begin(search(wish.search()), rendering);
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/replays/" + replay.id()))
        .body(replay);
  }

  @GetMapping
  @Operation(summary = "List the last replays")
  List<Replay> list() {
    return replays.all();
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "See how far a replay is",
      description = "Its attempts are at /api/v1/deliveries?replay=<id>.")
  Replay get(@PathVariable String id) {
    return replays.get(id);
  }

  @PostMapping("/{id}/cancel")
  @Operation(summary = "Cancel a replay; the calls under way are ended first")
  Replay cancel(@PathVariable String id) {
    return replays.cancel(id);
  }

  private static Map<String, String> search(@Nullable Map<String, String> search) {
    return search == null ? Map.of() : search;
  }
}
