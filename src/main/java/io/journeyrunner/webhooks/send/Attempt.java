// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.time.Duration;
import java.util.Map;

/** What came of one attempt. */
public sealed interface Attempt {

  /** Where its time went. */
  Timing timing();

  /** The same, with another timing. */
  Attempt with(Timing other);

  /** How long it took. */
  default Duration duration() {
    return timing().total();
  }

  /**
   * The endpoint answered.
   *
   * @param headers names in lower case
   * @param body at most 64 KiB of it, as text
   * @param isCut true if there was more
   */
  record Replied(int status, Map<String, String> headers, String body, boolean isCut, Timing timing)
      implements Attempt {
    @Override
    public Replied with(Timing other) {
      return new Replied(status, headers, body, isCut, other);
    }
  }

  /**
   * There is no answer.
   *
   * @param what in words, such as {@code no answer within 10 s}
   */
  record Broken(String what, Timing timing) implements Attempt {
    @Override
    public Broken with(Timing other) {
      return new Broken(what, other);
    }
  }

  /**
   * It was not sent, since there was no token for it just now.
   *
   * @param what why not, in words
   * @param after when there can be one
   */
  record NoToken(String what, Duration after, Timing timing) implements Attempt {
    @Override
    public NoToken with(Timing other) {
      return new NoToken(what, after, other);
    }
  }

  /** The call can't be made at all: no attempt will ever be better. */
  record Impossible(String what, Timing timing) implements Attempt {
    @Override
    public Impossible with(Timing other) {
      return new Impossible(what, other);
    }
  }

  /** Policy forbids the address. */
  record Forbidden(String what, Timing timing) implements Attempt {
    @Override
    public Forbidden with(Timing other) {
      return new Forbidden(what, other);
    }
  }
}
