// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.journeyrunner.engine.calls.CallFailure;
import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * The engine is away or pushes back, so that nothing was changed; or its answer was lost, and
 * nobody knows. The caller may try again, but not at once what got no answer.
 */
public final class EngineUnavailable extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;
  private static final Duration AWAY = Duration.ofSeconds(3);
  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final boolean isUnanswered;

  /** Says what was tried, for the caller. */
  public EngineUnavailable(String message, Throwable cause) {
    this(message, cause, false);
  }

  private EngineUnavailable(String message, Throwable cause, boolean isUnanswered) {
    super(message, cause);
    this.isUnanswered = isUnanswered;
  }

  /** What was tried, and in brackets what the engine or the connection said. */
  public static EngineUnavailable saying(String message, Throwable cause) {
    return new EngineUnavailable(
        message + " (" + CallFailure.words(cause) + ")",
        cause,
        CallFailure.of(cause) == CallFailure.UNANSWERED);
  }

  /**
   * True if the engine may still be working on it: the same again at once only adds to its work.
   */
  public boolean isUnanswered() {
    return isUnanswered;
  }

  /**
   * How long to wait before the same is asked for again: some seconds for an engine that is away,
   * longer each time, up to 5 minutes, for what got no answer.
   *
   * @param tries how many there were, 1 or more
   */
  public Duration pauseAfter(int tries) {
    if (!isUnanswered) {
      return AWAY;
    }
    Duration pause = SHORTEST.multipliedBy(1L << Math.min(tries - 1, 10));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
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
    String remedy =
        isUnanswered
            ? "look whether it was done before you try again"
            : "try again in some seconds";
    return List.of(new Finding("", String.valueOf(getMessage()), remedy));
  }

  @Override
  public HttpStatus status() {
    return HttpStatus.SERVICE_UNAVAILABLE;
  }
}
