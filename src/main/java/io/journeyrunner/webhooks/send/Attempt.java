// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.time.Duration;
import java.util.Map;

/** What came of one attempt. */
public sealed interface Attempt {

  /** Where its time went. */
  Timing timing();

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
      implements Attempt {}

  /**
   * There is no answer.
   *
   * @param what in words, such as {@code no answer within 10 s}
   */
  record Broken(String what, Timing timing) implements Attempt {}

  /** The call can't be made at all: no attempt will ever be better. */
  record Impossible(String what, Timing timing) implements Attempt {}

  /** Policy forbids the address. */
  record Forbidden(String what, Timing timing) implements Attempt {}
}
