// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.time.Duration;
import java.util.Optional;

/** What came of asking for a token. What it says holds neither secret nor token. */
sealed interface TokenAnswer {

  /** How long it counts. */
  Duration life();

  /** A token; its text does not show it. */
  record Granted(String token, Duration life) implements TokenAnswer {
    @Override
    public String toString() {
      return "Granted";
    }
  }

  /** There will be none, however often it is asked for; until somebody mends the configuration. */
  record Refused(String what) implements TokenAnswer {
    private static final Duration LIFE = Duration.ofSeconds(5);

    /**
     * Long enough for a campaign not to lock the client out, short enough to try what was mended.
     */
    @Override
    public Duration life() {
      return LIFE;
    }
  }

  /** Policy forbids the token server's address. */
  record Forbidden(String what) implements TokenAnswer {
    @Override
    public Duration life() {
      return Refused.LIFE;
    }
  }

  /**
   * There is none just now.
   *
   * @param after how long the token server is left alone
   */
  record Away(String what, Duration after) implements TokenAnswer {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** With what the token server asked for, up to a minute. */
    Away(String what, Optional<Duration> retryAfter) {
      this(what, within(retryAfter.orElse(SHORTEST)));
    }

    /** It was away before: it is left alone for longer each time, up to a minute. */
    Away following(Away before) {
      Duration longer = within(before.after.multipliedBy(2));
      return longer.compareTo(after) > 0 ? new Away(what, longer) : this;
    }

    @Override
    public Duration life() {
      return after;
    }

    private static Duration within(Duration asked) {
      Duration enough = asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
      return enough.compareTo(LONGEST) > 0 ? LONGEST : enough;
    }
  }
}
