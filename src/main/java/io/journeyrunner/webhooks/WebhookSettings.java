// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How calls are sent.
 *
 * @param concurrency how many calls one node sends at once; a bigger value costs about 100 kB of
 *     memory and a connection each
 * @param secretsFolder a folder with one file for each secret, named as the secret; null for none
 */
@ConfigurationProperties("journeyrunner.webhooks")
record WebhookSettings(@DefaultValue("512") int concurrency, @Nullable Path secretsFolder) {}
