// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Somebody else changed the endpoint meanwhile; nothing was changed by this request. */
final class EndpointConflict extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final String id;

  EndpointConflict(String id) {
    super("endpoint " + id + " was changed meanwhile");
    this.id = id;
  }

  @Override
  public String kind() {
    return "endpoint-changed-meanwhile";
  }

  @Override
  public String title() {
    return "The endpoint was changed meanwhile";
  }

  @Override
  public List<Finding> findings() {
    return List.of(
        new Finding(
            "",
            "the endpoint " + id + " has another version now",
            "read it again, then change it"));
  }

  @Override
  public HttpStatus status() {
    return HttpStatus.PRECONDITION_FAILED;
  }
}
