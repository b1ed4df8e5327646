// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.secrets;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Where secrets are.
 *
 * @param folder the folder with a file for each secret, named as the secret; if it is not set,
 *     secrets come from environment variables only
 */
@ConfigurationProperties("journeyrunner.webhooks")
public record SecretSettings(@Name("secrets-folder") @Nullable Path folder) {}
