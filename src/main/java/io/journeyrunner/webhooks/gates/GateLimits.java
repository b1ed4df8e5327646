// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What an endpoint may be asked for by one node.
 *
 * @param concurrency calls at once, 1 or more
 * @param perSecond calls begun per second, 1 or more; null for no such limit
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record GateLimits(int concurrency, @Nullable Integer perSecond) {

  /** Checks the range. */
  public GateLimits {
    if (concurrency < 1 || (perSecond != null && perSecond < 1)) {
      throw new IllegalArgumentException(
          "limits of an endpoint must be 1 or more, not " + concurrency + " and " + perSecond);
    }
  }

  /** Where limits come from; asked at each call, so it must be quick. */
  @FunctionalInterface
  public interface Source {

    /** The limits of this endpoint as they are now. */
    GateLimits limitsOf(Origin origin);

    /** The ids of the shared endpoints that these limits come from; empty for the default. */
    default List<String> endpointsOf(Origin origin) {
      return List.of();
    }
  }
}
