// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import io.journeyrunner.documents.Admission;
import io.journeyrunner.problems.Finding;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * An endpoint that can't work is not kept, and one that somebody names does not go. Thread-safe.
 */
@Component
final class EndpointAdmission implements Admission<Endpoint> {

  private final EndpointReview review;

  EndpointAdmission(EndpointReview review) {
    this.review = review;
  }

  @Override
  public void check(Endpoint endpoint) {
    List<Finding> mistakes = review.mistakes(endpoint);
    if (!mistakes.isEmpty()) {
      throw new InvalidEndpoint(mistakes);
    }
  }

  @Override
  public void release(String id) {
    List<String> users = review.users(id);
    if (!users.isEmpty()) {
      throw new EndpointInUse(id, users);
    }
  }
}
