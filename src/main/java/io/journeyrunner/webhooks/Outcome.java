// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.webhooks.send.Attempt;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What came of an attempt, or of the wish to make one. */
sealed interface Outcome {

  /** The class as logs and API answers spell it. */
  String code();

  /** What came back, such as {@code status 503}; holds no secret and nothing of the reply. */
  String what();

  /** The receiver has it. */
  record Delivered(Attempt.Replied reply) implements Outcome {
    @Override
    public String code() {
      return "delivered";
    }

    @Override
    public String what() {
      return "status " + reply.status();
    }
  }

  /**
   * It may work later.
   *
   * @param what what came back, such as {@code status 503}
   * @param retryAfter what the receiver asked for
   */
  record Retry(String what, Optional<Duration> retryAfter) implements Outcome {
    @Override
    public String code() {
      return "retry";
    }
  }

  /**
   * There was no attempt: its endpoint takes no call now, or there is no token for it.
   *
   * @param what why not; holds no secret
   * @param after when to ask again
   */
  record Parked(String what, Duration after) implements Outcome {
    @Override
    public String code() {
      return "parked";
    }
  }

  /**
   * It will not work, however often it is tried.
   *
   * @param kind why not
   * @param what what came back, or what is wrong; holds no secret
   */
  record Ended(Kind kind, String what) implements Outcome {
    @Override
    public String code() {
      return kind.name();
    }
  }

  /** Why a delivery has ended without success. Lower case, as logs and API answers spell it. */
  enum Kind {
    /** The schedule is used up. */
    failed,
    /** The receiver wants no more of it (410). */
    gone,
    /** The receiver refuses it. */
    rejected,
    /** It was not delivered before its deadline. */
    expired,
    /** Its address is not allowed. */
    blocked,
    /** It can't be rendered, or is no call at all. */
    invalid;

    /** The code of the BPMN error that a boundary event can catch. */
    String errorCode() {
      return "WEBHOOK_" + name().toUpperCase(Locale.ROOT);
    }
  }
}
