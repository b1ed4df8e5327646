// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change as the audit trail has it. Immutable.
 *
 * @param number grows with each change
 * @param before JSON; null if it was not there
 * @param after JSON; null if it is there no more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditEntry(
    long number,
    Instant time,
    Actor by,
    String kind,
    String id,
    @JsonRawValue @Nullable String before,
    @JsonRawValue @Nullable String after) {}
