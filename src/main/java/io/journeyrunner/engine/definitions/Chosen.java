// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask what gRPC, the only way to an 8.6 engine, has no question for: the cluster itself
 * where it can answer, else Operate. Immutable, thread-safe.
 *
 * @param version that of the engine's gateway, asked for each time: a cluster may be upgraded
 * @param cluster null if its REST address is not known
 * @param operate null if its address is not known
 */
record Chosen<T>(Supplier<String> version, @Nullable T cluster, @Nullable T operate) {

  private static final Pattern VERSION = Pattern.compile("^(\\d{1,4})\\.(\\d{1,4}).*");
  private static final int SEARCHES_SINCE = 8_008; // 8.8

  /** Who is asked where the engine has this version; empty if nobody can be. */
  Optional<T> of(String found) {
    return Optional.ofNullable(cluster != null && searches(found) ? cluster : operate);
  }

  /** What to do so that somebody can be asked. */
  static String remedy(String found) {
    return searches(found)
        ? "set journeyrunner.engine.external.rest-address"
        : "run it with Operate, or set journeyrunner.engine.operate-api.address";
  }

  /** True for the versions whose REST API has searches that one can rely on. */
  private static boolean searches(String version) {
    Matcher parts = VERSION.matcher(version);
    return parts.matches()
        && Integer.parseInt(parts.group(1)) * 1000 + Integer.parseInt(parts.group(2))
            >= SEARCHES_SINCE;
  }
}
