// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Writes findings as a problem detail (RFC 9457 §3). */
final class Problem {

  private Problem() {}

  static ProblemDetail of(Mistake mistake) {
    ProblemDetail problem =
        of(mistake.status(), mistake.kind(), mistake.title(), mistake.findings());
    problem.setProperty("findings", mistake.details());
    return problem;
  }

  static ProblemDetail of(
      HttpStatusCode status, String kind, String title, List<Finding> findings) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setType(URI.create("urn:journeyrunner:problem:" + kind));
    problem.setTitle(title);
    problem.setDetail(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    problem.setProperty("findings", findings);
    return problem;
  }
}
