// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in the log whom it asks, once. Thread-safe. */
final class ChosenDefinitions implements Definitions {

  private static final Logger log = LoggerFactory.getLogger(ChosenDefinitions.class);

  private final Chosen<DefinitionSource> sources;
  private final AtomicReference<String> told = new AtomicReference<>("");

  ChosenDefinitions(Chosen<DefinitionSource> sources) {
    this.sources = sources;
  }

  @Override
  public Optional<DefinitionSource> source() {
    String now = sources.version().get();
    Optional<DefinitionSource> chosen = sources.of(now);
    tell(now, chosen.orElse(null));
    return chosen;
  }

  private void tell(String found, @Nullable DefinitionSource chosen) {
    String now = found + " " + chosen;
    if (now.equals(told.getAndSet(now))) {
      return;
    }
    if (chosen != null) {
      log.atInfo()
          .addKeyValue("version", found)
          .addKeyValue("by", chosen)
          .log("engine.definitions_asked");
      return;
    }
    log.atInfo()
        .addKeyValue("version", found)
        .addKeyValue("consequence", "what others deploy to it is not picked up")
        .addKeyValue("remedy", Chosen.remedy(found))
        .log("engine.definitions_not_asked");
  }
}
