// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pauses, resumes and stops journeys over HTTP. */
@RestController
@RequestMapping("/api/v1/journeys/{id}")
@Tag(name = "Journeys")
final class JourneyStateController {

  private final JourneyStates states;

  JourneyStateController(JourneyStates states) {
    this.states = states;
  }

  @PostMapping("/pause")
  @Operation(summary = "Let nobody enter it; those who are on it go on")
  JourneyView.Detail pause(@PathVariable String id) {
    return states.pause(id);
  }

  @PostMapping("/resume")
  @Operation(summary = "Let users enter it again")
  JourneyView.Detail resume(@PathVariable String id) {
    return states.resume(id);
  }

  @PostMapping("/stop")
  @Operation(
      summary = "Let nobody enter it, and take off those who are on it",
      description =
          "They are taken off at a pace, each with the event journey_exited; see running of the"
              + " journey for how many are left.")
  JourneyView.Detail stop(@PathVariable String id) {
    return states.stop(id);
  }
}
