// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Pauses, resumes, stops and deletes journeys over HTTP. */
@RestController
@RequestMapping("/api/v1/journeys/{id}")
@Tag(name = "Journeys")
final class JourneyStateController {

  private final JourneyStates states;
  private final JourneyDeletion deletion;

  JourneyStateController(JourneyStates states, JourneyDeletion deletion) {
    this.states = states;
    this.deletion = deletion;
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

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Forget a journey that is stopped and that nobody is on",
      description =
          "Its versions, drawings and migrations are forgotten, too. Refused while its file is in"
              + " the folder, or users are on it.")
  void delete(@PathVariable String id) {
    deletion.delete(id);
  }
}
