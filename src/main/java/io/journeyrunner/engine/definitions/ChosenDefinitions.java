// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the cluster itself where it can answer, and Operate where it can't. Over gRPC, the only way
 * to an 8.6 engine, there is no such question. Thread-safe.
 */
final class ChosenDefinitions implements Definitions {

  private static final Logger log = LoggerFactory.getLogger(ChosenDefinitions.class);
  private static final Pattern VERSION = Pattern.compile("^(\\d{1,4})\\.(\\d{1,4}).*");
  private static final int SEARCHES_SINCE = 8_008; // 8.8

  private final Supplier<String> version;
  private final @Nullable DefinitionSource cluster;
  private final @Nullable DefinitionSource operate;
  private final AtomicReference<String> told = new AtomicReference<>("");

  /**
   * Takes who may be asked.
   *
   * @param version that of the engine's gateway, asked for each time: a cluster may be upgraded
   * @param cluster null if its REST address is not known
   * @param operate null if its address is not known
   */
  ChosenDefinitions(
      Supplier<String> version,
      @Nullable DefinitionSource cluster,
      @Nullable DefinitionSource operate) {
    this.version = version;
    this.cluster = cluster;
    this.operate = operate;
  }

  @Override
  public Optional<DefinitionSource> source() {
    String now = version.get();
    DefinitionSource chosen = cluster != null && searches(now) ? cluster : operate;
    tell(now, chosen);
    return Optional.ofNullable(chosen);
  }

  /** True for the versions whose REST API has searches that one can rely on. */
  static boolean searches(String version) {
    Matcher parts = VERSION.matcher(version);
    return parts.matches()
        && Integer.parseInt(parts.group(1)) * 1000 + Integer.parseInt(parts.group(2))
            >= SEARCHES_SINCE;
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
        .addKeyValue(
            "remedy",
            searches(found)
                ? "set journeyrunner.engine.external.rest-address"
                : "run it with Operate, or set journeyrunner.engine.operate-api.address")
        .log("engine.definitions_not_asked");
  }
}
