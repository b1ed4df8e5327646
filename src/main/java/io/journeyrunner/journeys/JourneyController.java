// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What there is of journeys, over HTTP. */
@RestController
@RequestMapping("/api/v1/journeys")
@Tag(name = "Journeys", description = "Drawn in Camunda Modeler, entered by events")
final class JourneyController {

  private final JourneyCatalogue journeys;

  JourneyController(JourneyCatalogue journeys) {
    this.journeys = journeys;
  }

  @GetMapping
  @Operation(summary = "List all journeys, and how many users are on each")
  List<JourneyView.Summary> list() {
    return journeys.all();
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read a journey: ways in, waits, blocks, and how its file fared")
  JourneyView.Detail get(@PathVariable String id) {
    return journeys.detail(id);
  }

  @GetMapping("/{id}/versions")
  @Operation(summary = "List the versions of a journey, and how many users are on each")
  List<JourneyView.VersionLine> versions(@PathVariable String id) {
    return journeys.versions(id);
  }

  @GetMapping("/{id}/bpmn")
  @Operation(summary = "Read what was drawn, in the newest version or another one")
  ResponseEntity<String> bpmn(
      @PathVariable String id, @RequestParam(required = false) Optional<Integer> version) {
    DrawnFile drawn = journeys.drawing(id, version);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(drawn.resource().name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
        .body(drawn.text());
  }

  @GetMapping("/files")
  @Operation(
      summary = "List the files of the folder, and how each fared when it was last saved",
      description =
          "A file that was refused stands here with its findings, even if it was never deployed."
              + " What was deployed straight from Modeler stands here as engine:<process id>.")
  List<JourneyView.LastTry> files() {
    return journeys.files();
  }
}
