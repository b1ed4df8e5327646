// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which addresses may be called besides public ones.
 *
 * @param allow hosts ({@code billing.internal}, {@code *.internal}) and ranges ({@code 10.0.0.0/8},
 *     {@code [fd00::]/8}), each with {@code :port} or for all ports. If it is not set, loopback is
 *     allowed as long as the application itself listens on loopback only and has the embedded
 *     engine, which is the set-up for trying it out
 */
@ConfigurationProperties("journeyrunner.webhooks.guard")
record GuardSettings(@Nullable List<String> allow) {}
