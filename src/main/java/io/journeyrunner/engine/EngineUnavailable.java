// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.journeyrunner.engine.calls.CallFailure;
import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;
import org.springframework.http.HttpStatus;

/** The engine is away or pushes back, so that nothing was changed; the caller may try again. */
public final class EngineUnavailable extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  /** Says what was tried, for the caller. */
  public EngineUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  /** What was tried, and in brackets what the engine or the connection said. */
  public static EngineUnavailable saying(String message, Throwable cause) {
    return new EngineUnavailable(message + " (" + CallFailure.words(cause) + ")", cause);
  }

  @Override
  public String kind() {
    return "engine-unavailable";
  }

  @Override
  public String title() {
    return "The engine is not reachable or too busy";
  }

  @Override
  public List<Finding> findings() {
    return List.of(new Finding("", String.valueOf(getMessage()), "try again in some seconds"));
  }

  @Override
  public HttpStatus status() {
    return HttpStatus.SERVICE_UNAVAILABLE;
  }
}
