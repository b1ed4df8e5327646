// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as it is kept.
 *
 * @param version 1 for the first
 * @param source who made this version: {@code api}, or {@code file:<name>}
 * @param fileHash of the file it came from, when it was last loaded; null if it came from none
 * @param isDeleted true if it is only remembered for its versions
 */
public record StoredEndpoint(
    Endpoint endpoint, int version, String source, @Nullable String fileHash, boolean isDeleted) {

  private static final String FILE = "file:";

  /** The file that this version came from; empty if the API made it. */
  Optional<String> file() {
    return source.startsWith(FILE)
        ? Optional.of(source.substring(FILE.length()))
        : Optional.empty();
  }
}
