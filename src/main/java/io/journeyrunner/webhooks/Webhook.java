// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration of a WebHook, the same for rules and journeys. */
public record Webhook(
    String url,
    @Nullable String method,
    @Nullable String contentType,
    Map<String, String> headers,
    @Nullable String body) {}
