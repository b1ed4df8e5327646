// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says who has a key, and slows down who has none. Thread-safe. */
@Component
final class KeyCheck {

  private static final Logger log = LoggerFactory.getLogger(KeyCheck.class);
  private static final String NO_ID = "-";

  private final KeyRing keys;
  private final FailureLimit failures;

  KeyCheck(KeyRing keys, FailureLimit failures) {
    this.keys = keys;
    this.failures = failures;
  }

  /**
   * Who has this key.
   *
   * @param address where it comes from
   * @throws Refusal if it does not count; in other words if too many wrong ones came from there. A
   *     right key counts all the same: nobody guesses 256 bits, and behind a proxy the wrong ones
   *     may be somebody else's
   */
  Caller check(String text, String address) {
    return keys.find(text).orElseThrow(() -> failed(text, address));
  }

  /** True if it is a key that counts. */
  boolean isKey(String text) {
    return keys.find(text).isPresent();
  }

  private Refusal failed(String text, String address) {
    if (!failures.count(address)) {
      return Refusal.tooManyFailures();
    }
    // No more lines than the limit lets through, and nothing of the key but what may be seen.
    log.atWarn()
        .addKeyValue("address", address)
        .addKeyValue("key", KeyText.read(text).map(KeyText::id).orElse(NO_ID))
        .addKeyValue("consequence", "refused; many of these mean that somebody tries out keys")
        .log("access.wrong_key");
    return Refusal.wrongKey();
  }

  static String id(Caller caller) {
    String id = caller.actor().id();
    return id == null ? NO_ID : id;
  }
}
