// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;
import org.springframework.http.HttpStatus;

/** An endpoint that rules or journeys name can't be deleted; nothing was changed. */
final class EndpointInUse extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private static final int MOST_SHOWN = 20;

  private final transient List<String> users;

  EndpointInUse(String id, List<String> users) {
    super("endpoint " + id + " is named by " + shown(users));
    this.users = List.copyOf(users);
  }

  private static String shown(List<String> users) {
    return users.size() <= MOST_SHOWN
        ? String.join(", ", users)
        : String.join(", ", users.subList(0, MOST_SHOWN))
            + " and "
            + (users.size() - MOST_SHOWN)
            + " more";
  }

  @Override
  public String kind() {
    return "endpoint-in-use";
  }

  @Override
  public String title() {
    return "The endpoint is in use";
  }

  @Override
  public List<Finding> findings() {
    return List.of(
        new Finding(
            "", "it is named by " + shown(users), "let them name another one, then delete it"));
  }

  @Override
  public HttpStatus status() {
    return HttpStatus.CONFLICT;
  }
}
