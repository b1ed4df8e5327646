// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Journeys that were deployed straight to the engine, as Modeler does.
 *
 * @param enabled whether journeys that were deployed straight from Modeler are picked up; turn it
 *     off for an engine on which another application has journeys with blocks of ours
 * @param interval how long after one look the next one follows, on one node, 1 s to 1 h; shorter
 *     costs questions to the engine or to Operate
 */
@ConfigurationProperties("journeyrunner.journeys.engine-watch")
record EngineWatchSettings(
    @DefaultValue("true") boolean enabled, @DefaultValue("PT5S") Duration interval) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  EngineWatchSettings {
    if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "journeyrunner.journeys.engine-watch.interval must be 1 second to 1 hour, it is "
              + interval);
    }
  }
}
