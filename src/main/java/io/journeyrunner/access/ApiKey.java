// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A key, without what opens the door. Immutable.
 *
 * @param id the part of the key that may be seen
 * @param expires from when on it does not count; null for never
 * @param revoked from when on it did not count any more; null if it was not revoked
 * @param lastUsed about when it was used last, to the minute; null if it never was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ApiKey(
    String id,
    String name,
    Role role,
    Instant created,
    @Nullable Instant expires,
    @Nullable Instant revoked,
    @Nullable Instant lastUsed) {

  boolean counts(Instant now) {
    return revoked == null && (expires == null || now.isBefore(expires));
  }

  Caller caller() {
    return new Caller(new Actor(Actor.Kind.key, id, name), role);
  }
}
