// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the check of a diagram can't know by itself.
 *
 * @param otherJobTypes job types that workers outside of this application do; a diagram with a job
 *     type that is neither of these nor of ours is refused
 */
@ConfigurationProperties("journeyrunner.journeys.check")
record CheckSettings(@DefaultValue List<String> otherJobTypes) {

  CheckSettings {
    otherJobTypes = List.copyOf(otherJobTypes);
  }
}
