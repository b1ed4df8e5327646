// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.users.UserId;
import org.apache.commons.codec.digest.DigestUtils;

/** What an event is known by when it is sent again: two users may have an event of one id. */
record EventKey(UserId user, EventId event) {

  static EventKey of(Event event) {
    return new EventKey(event.user(), event.id());
  }

  /** What is kept of the user, so that nothing is left of one who is deleted. */
  String userHash() {
    return DigestUtils.sha256Hex(user.value());
  }
}
