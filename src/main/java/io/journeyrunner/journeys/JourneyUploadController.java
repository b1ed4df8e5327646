// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Deploys what is sent over HTTP, one file at a time. */
@RestController
@RequestMapping("/api/v1/journeys")
@Tag(name = "Journeys")
final class JourneyUploadController {

  private final Journeys journeys;

  JourneyUploadController(Journeys journeys) {
    this.journeys = journeys;
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Deploy a .bpmn, .dmn or .form file, sent as a form",
      description = "With check=true nothing is changed: the answer says what would be found.")
  JourneyView.Upload upload(
      @RequestParam MultipartFile file, @RequestParam(defaultValue = "false") boolean check) {
    try {
      return take(String.valueOf(file.getOriginalFilename()), file.getBytes(), check);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @PostMapping(
      consumes = {
        MediaType.APPLICATION_XML_VALUE,
        MediaType.TEXT_XML_VALUE,
        MediaType.APPLICATION_OCTET_STREAM_VALUE,
        MediaType.APPLICATION_JSON_VALUE
      })
  @Operation(
      summary = "Deploy a .bpmn, .dmn or .form file, sent as it is",
      description =
          "The name says what it is; a diagram needs none. With check=true nothing is changed: the"
              + " answer says what would be found.")
  JourneyView.Upload upload(
      @RequestBody byte[] body,
      @RequestParam(defaultValue = "journey.bpmn") String name,
      @RequestParam(defaultValue = "false") boolean check) {
    return take(name, body, check);
  }

  private JourneyView.Upload take(String name, byte[] bytes, boolean isCheck) {
    Submission wish = Submission.ofApi(file(name, bytes));
    DeploymentReport report = isCheck ? journeys.check(wish) : journeys.deploy(wish);
    if (!isCheck && !report.isAccepted()) {
      throw InvalidJourney.of(report.flaws());
    }
    return JourneyView.Upload.of(report);
  }

  private static DrawnFile file(String name, byte[] bytes) {
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    if (file.length() > 200 || !DrawnFile.isDeployable(file)) {
      throw InvalidJourney.of(
          "name",
          file + " is no name of a diagram, decision or form",
          "let it end in .bpmn, .dmn or .form");
    }
    try {
      return DrawnFile.of(file, bytes);
    } catch (UnreadableText e) {
      throw InvalidJourney.of(List.of(e.flaw()));
    }
  }
}
