// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Journeys: where they come from, and what they may use.
 *
 * @param folder every {@code .bpmn}, {@code .dmn} and {@code .form} file in it and in the folders
 *     in it that are not hidden is deployed at start, and again when it is saved; it need not be
 *     there
 * @param commandsPerSecond how many running instances one node stops or migrates in a second, 1 to
 *     1000; more costs those who enter journeys at that time
 * @param keptVersions how many versions of a journey are kept, 2 to 1000, beside those that users
 *     are on; more costs disk, mostly a drawing each
 */
@ConfigurationProperties("journeyrunner.journeys")
record JourneySettings(
    @DefaultValue("bpmn") Path folder,
    @DefaultValue("100") int commandsPerSecond,
    @DefaultValue("50") int keptVersions) {

  JourneySettings {
    if (commandsPerSecond < 1 || commandsPerSecond > 1000) {
      throw new IllegalArgumentException(
          "journeyrunner.journeys.commands-per-second must be 1 to 1000, it is "
              + commandsPerSecond);
    }
    if (keptVersions < 2 || keptVersions > 1000) {
      throw new IllegalArgumentException(
          "journeyrunner.journeys.kept-versions must be 2 to 1000, it is " + keptVersions);
    }
  }
}
