// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The state of one user, over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/users/{id}/state", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "User state", description = "The current properties of each user")
final class UserStateController {

  /** A user's state, in the form of a line of the bulk load. */
  record Answer(String user_id, ObjectNode state) {}

  private final UserStates states;

  UserStateController(UserStates states) {
    this.states = states;
  }

  @GetMapping
  @Operation(summary = "Read the state of a user")
  Answer get(@PathVariable String id) {
    return states.find(user(id)).map(state -> new Answer(id, state)).orElseThrow(() -> unknown(id));
  }

  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Put new properties in place of all that were there")
  Answer put(@PathVariable String id, @RequestBody String body) {
    ObjectNode properties = StateJson.readObject(body);
    states.replace(user(id), properties);
    return new Answer(id, properties);
  }

  @PatchMapping(consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
  @Operation(
      summary = "Change properties by JSON Merge Patch (RFC 7396)",
      description = "null removes a property, objects merge, all else replaces.")
  Answer patch(@PathVariable String id, @RequestBody String body) {
    return new Answer(id, states.merge(user(id), StateJson.readObject(body)));
  }

  @DeleteMapping
  @Operation(
      summary = "Forget the state of a user",
      description = "And what limits and Limit blocks have counted for this user.")
  ResponseEntity<Void> delete(@PathVariable String id) {
    if (!states.delete(user(id))) {
      throw unknown(id);
    }
    return ResponseEntity.noContent().build();
  }

  private static UserId user(String id) {
    try {
      return new UserId(id);
    } catch (IllegalArgumentException e) {
      throw new InvalidUserState(
          new Finding("user id in the path", String.valueOf(e.getMessage()), "correct the id"));
    }
  }

  private static NotFound unknown(String id) {
    return new NotFound(
        "nothing is known of the user " + id,
        "check the id, or PUT a state first; an event with a state does it too");
  }
}
