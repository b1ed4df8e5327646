// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.events.Event;
import io.journeyrunner.triggers.Trigger;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a run is known by, before the engine has given it a key and in all processes it calls.
 *
 * @param value at most 60 characters
 */
public record RunId(String value) {

  private static final int BYTES = 16;
  private static final String INSTANCE = "instance:";

  /** Of an entry: the same event starts the same run, however often its start is tried. */
  public static RunId of(Trigger trigger, Event event) {
    byte[] hash =
        DigestUtils.sha256(
            String.join("\n", trigger.name(), event.user().value(), event.id().value()));
    return new RunId(HexFormat.of().formatHex(hash, 0, BYTES));
  }

  /** Of a process instance that somebody else started, or an older version of this application. */
  static RunId ofInstance(long instanceKey) {
    return new RunId(INSTANCE + instanceKey);
  }

  @Override
  public String toString() {
    return value;
  }
}
