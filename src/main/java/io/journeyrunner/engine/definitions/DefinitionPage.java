// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the definitions that the engine has.
 *
 * @param definitions the newest first
 * @param next what to ask the next page with; null if this is the last one
 */
public record DefinitionPage(List<Definition> definitions, @Nullable String next) {

  /** Copies the list. */
  public DefinitionPage {
    definitions = List.copyOf(definitions);
  }
}
