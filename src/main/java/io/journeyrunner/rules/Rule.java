// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.journeyrunner.triggers.Limits;
import io.journeyrunner.webhooks.Webhook;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An automation rule: if this event, do this call. Immutable.
 *
 * @param id 1 to 100 of a-z, 0-9 and hyphen
 * @param name for people, 1 to 200 characters; the id unless said otherwise
 * @param enabled false if it is paused; true unless said otherwise
 * @param on the event type
 * @param when a FEEL condition; null for every event of the type
 * @param limits how often and when at most
 * @param webhook the call
 * @throws IllegalArgumentException naming the first field that is missing or out of range
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Rule(
    String id,
    String name,
    Boolean enabled,
    String on,
    @Nullable String when,
    Limits limits,
    Webhook webhook) {

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,100}");
  private static final int LONGEST_NAME = 200;

  /** Puts the defaults in place of what is missing, and checks the rest. */
  Rule {
    if (id == null || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException("id must be 1 to 100 of a-z, 0-9 and -, it is " + id);
    }
    name = name == null ? id : name;
    enabled = enabled == null || enabled;
    limits = limits == null ? Limits.NONE : limits;
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "name must have 1 to " + LONGEST_NAME + " characters, it has " + name.length());
    }
    if (on == null || on.isBlank()) {
      throw new IllegalArgumentException("on is missing; give the event type to listen to");
    }
    if (webhook == null) {
      throw new IllegalArgumentException("webhook is missing; give the call to make");
    }
  }

  /** The same rule, paused or not. */
  Rule enabled(boolean now) {
    return new Rule(id, name, now, on, when, limits, webhook);
  }
}
