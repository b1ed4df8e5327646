// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a single attempt, for a reader.
 *
 * @param outcome {@code delivered}, {@code retry}, or why it ended
 * @param what what came back, in words
 * @param status of the reply; null if there was none
 * @param headers of the reply; null if there was none
 * @param body of the reply, at most 64 KiB; null if there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SendReport(
    String outcome,
    String what,
    @Nullable Integer status,
    @Nullable Map<String, String> headers,
    @Nullable String body,
    long duration_ms) {}
