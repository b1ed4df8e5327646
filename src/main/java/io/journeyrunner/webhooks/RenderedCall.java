// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as it would go out, for a reader: secrets are masked.
 *
 * @param body null if there is none
 */
public record RenderedCall(
    String method, String url, Map<String, String> headers, @Nullable String body) {}
