// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is kept.
 *
 * @param version 1 for the first
 * @param definitionKey the engine's key of its process; 0 if it was never deployed
 * @param source who made this version: {@code api}, or {@code file:<name>}
 * @param fileHash of the file it came from, when it was last loaded; null if it came from none
 * @param isDeleted true if it is only remembered for its versions
 * @param revision of all rules, when this one was changed
 */
record StoredRule(
    Rule rule,
    int version,
    long definitionKey,
    String source,
    @Nullable String fileHash,
    boolean isDeleted,
    long revision) {

  /** What the source of a file begins with. */
  static final String FILE = "file:";

  /** The name of the file that this version comes from; empty if it comes from none. */
  Optional<String> file() {
    return source.startsWith(FILE)
        ? Optional.of(source.substring(FILE.length()))
        : Optional.empty();
  }
}
