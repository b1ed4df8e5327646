// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.calls;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Why a call to the engine gave no answer that we wanted: what may be concluded from it. */
public enum CallFailure {
  /** Nothing reached the engine. */
  AWAY,
  /** The engine said that it has too much to do, and did nothing. */
  PUSHED_BACK,
  /** Nobody knows whether the engine did it. */
  UNANSWERED,
  /** The engine has this already. */
  DUPLICATE,
  /** What the call is about is not there, or not any more. */
  GONE,
  /** The engine will never take it. */
  REFUSED;

  private static final int LONGEST_WORDS = 500;

  /** Whether the same call may succeed later. */
  public boolean mayPass() {
    return this == AWAY || this == PUSHED_BACK || this == UNANSWERED;
  }

  /** What may be concluded from what the client threw. */
  public static CallFailure of(Throwable thrown) {
    if (isOurs(thrown)) {
      return REFUSED;
    }
    Status status = Status.fromThrowable(thrown);
    return switch (status.getCode()) {
      case ALREADY_EXISTS -> DUPLICATE;
      case NOT_FOUND -> GONE;
      case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE, UNIMPLEMENTED -> REFUSED;
      case RESOURCE_EXHAUSTED -> isTooLarge(status) ? REFUSED : PUSHED_BACK;
      case UNAVAILABLE -> wasSent(status) ? UNANSWERED : AWAY;
      // A login that fails may be mended by ops without this call being changed.
      case UNAUTHENTICATED, PERMISSION_DENIED -> AWAY;
      case UNKNOWN -> isTooLarge(status) ? REFUSED : UNANSWERED;
      case OK, CANCELLED, DEADLINE_EXCEEDED, ABORTED, INTERNAL, DATA_LOSS -> UNANSWERED;
    };
  }

  /** The engine's words, in one line and shortened. */
  public static String words(Throwable thrown) {
    Status status = Status.fromThrowable(thrown);
    String said = status.getDescription();
    String unsaid = isOurs(thrown) ? String.valueOf(thrown.getMessage()) : status.getCode().name();
    String words = (said == null ? unsaid : said).replaceAll("\\s+", " ").strip();
    return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words;
  }

  /** The client, or our JSON, failed before there was a call: another one would fail alike. */
  private static boolean isOurs(Throwable thrown) {
    for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof StatusRuntimeException || t instanceof IOException) {
        return false;
      }
    }
    return !(thrown instanceof CancellationException);
  }

  /**
   * Its records have a limit of about 2 MB, which it tells as an unknown error; gRPC has the same
   * code for its limit on one message (4 MB) as the engine has for its overload.
   */
  private static boolean isTooLarge(Status status) {
    String said = String.valueOf(status.getDescription()).toLowerCase(Locale.ROOT);
    return said.contains("exceeds maximum size") || said.contains("exceeded_batch_record_size");
  }

  /** A refused connection carried nothing; any other loss of it may have come after the call. */
  private static boolean wasSent(Status status) {
    for (@Nullable Throwable t = status.getCause(); t != null; t = t.getCause()) {
      if (t instanceof ConnectException || t instanceof UnknownHostException) {
        return false;
      }
    }
    return true;
  }
}
