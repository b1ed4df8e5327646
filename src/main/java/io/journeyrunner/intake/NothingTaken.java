// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;
import org.springframework.http.HttpStatus;

/** None of the events could be taken just now; the sender may send all of them again. */
final class NothingTaken extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final String reason;

  NothingTaken(EventResult first) {
    super(first.detail());
    this.reason = String.valueOf(first.detail());
  }

  @Override
  public String kind() {
    return "nothing-taken";
  }

  @Override
  public String title() {
    return "No event could be taken just now";
  }

  @Override
  public List<Finding> findings() {
    return List.of(
        new Finding("", reason, "the same events may be sent: what started is not started twice"));
  }

  @Override
  public HttpStatus status() {
    return HttpStatus.SERVICE_UNAVAILABLE;
  }
}
