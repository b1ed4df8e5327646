// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.echo;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** More than the echo service takes: it is open to strangers, and keeps all in memory. */
final class EchoFull extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final transient Finding finding;

  private EchoFull(HttpStatus status, Finding finding) {
    super(finding.toString());
    this.status = status;
    this.finding = finding;
  }

  static EchoFull bodyOver(DataSize most) {
    return new EchoFull(
        HttpStatus.CONTENT_TOO_LARGE,
        new Finding(
            "body",
            "is larger than " + most.toBytes() + " bytes",
            "send less, or raise journeyrunner.echo.largest-body"));
  }

  static EchoFull tooManyAtOnce() {
    return new EchoFull(
        HttpStatus.SERVICE_UNAVAILABLE,
        new Finding(
            "",
            "too many bodies are being read at once",
            "send it again, or raise journeyrunner.echo.bodies-at-once"));
  }

  static EchoFull tooManyPauses() {
    return new EchoFull(
        HttpStatus.SERVICE_UNAVAILABLE,
        new Finding(
            "query",
            "too many requests wait at once",
            "use a shorter delay, or raise journeyrunner.echo.pauses-at-once"));
  }

  @Override
  public String kind() {
    return "echo-full";
  }

  @Override
  public String title() {
    return "The echo service takes no more of this";
  }

  @Override
  public List<Finding> findings() {
    return List.of(finding);
  }

  @Override
  public HttpStatus status() {
    return status;
  }
}
