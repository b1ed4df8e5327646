// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.triggers.Condition;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Message names of copies that versions before 1.0 prepared. How they are made never changes: runs
 * that began then wait for them.
 */
final class LegacyNames {

  private static final int SHORT_HASH = 12;

  private LegacyNames() {}

  static String of(Wait wait) {
    Condition when = wait.when();
    return when == null
        ? wait.on().value()
        : wait.on()
            + "#"
            + wait.process()
            + "/"
            + wait.element()
            + "/"
            + DigestUtils.sha256Hex(when.text()).substring(0, SHORT_HASH);
  }
}
