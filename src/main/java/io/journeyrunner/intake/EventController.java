// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.events.EventFormats;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events in, over HTTP. */
@RestController
@RequestMapping("/api/v1/events")
@Tag(name = "Events", description = "Tell what happened to users")
final class EventController {

  private static final String EXAMPLE =
      """
      { "id": "try-1", "type": "minigame_spin_issued", "user_id": "7:880015",
        "data": { "saw_template_id": 412, "minigame_spins_count": 3 },
        "state": { "user_id": 55123, "user_ext_id": "7:880015", "core_sm_brand_id": 7 } }
      """;

  /**
   * The answer to a batch.
   *
   * @param results one for each event, in the order they were sent
   */
  record Answer(List<EventResult> results) {}

  private final EventFormats formats;
  private final EventIntake intake;
  private final IntakeMetrics metrics;

  EventController(EventFormats formats, EventIntake intake, IntakeMetrics metrics) {
    this.formats = formats;
    this.intake = intake;
    this.metrics = metrics;
  }

  @PostMapping
  @Operation(
      summary = "Send one event or many",
      description =
          "A JSON object, a JSON array, NDJSON (application/x-ndjson) or CloudEvents 1.0,"
              + " structured (application/cloudevents+json) or binary (headers ce-…)."
              + " Each event has its own status in the answer; one bad event never fails its batch."
              + " 503 with Retry-After when nothing could be taken: send the same events again.")
  Answer post(
      @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
      @Parameter(description = "true: also say what did not start, and why")
          @RequestParam(defaultValue = "false")
          boolean explain,
      @RequestBody(
              content =
                  @Content(
                      mediaType = "application/json",
                      examples = @ExampleObject(value = EXAMPLE)))
          InputStream body)
      throws IOException {
    List<EventResult> results =
        intake.take(
            formats.read(
                headers.getFirst(HttpHeaders.CONTENT_TYPE), CloudEventHeaders.read(headers), body),
            explain);
    results.forEach(metrics::count);
    if (!results.isEmpty() && results.stream().allMatch(EventResult::canBeSentAgain)) {
      throw new NothingTaken(results.getFirst());
    }
    return new Answer(results);
  }

  /**
   * Tells senders of CloudEvents that they may deliver here, as often as they like (HTTP 1.1 Web
   * Hooks for Event Delivery 1.0, section 4).
   */
  @RequestMapping(method = RequestMethod.OPTIONS)
  @Operation(summary = "Validate this address as a target of CloudEvents")
  ResponseEntity<Void> validate(
      @RequestHeader(name = "WebHook-Request-Origin", defaultValue = "*") String origin) {
    return ResponseEntity.ok()
        .allow(HttpMethod.POST, HttpMethod.OPTIONS)
        .header("WebHook-Allowed-Origin", origin)
        .header("WebHook-Allowed-Rate", "*")
        .build();
  }
}
