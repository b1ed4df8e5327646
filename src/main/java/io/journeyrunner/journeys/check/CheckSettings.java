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
 * @param otherMessages names of messages that other programs send to the engine: a wait for one of
 *     them may have any correlation key, and no event moves it
 * @param signals whether diagrams may have signals, which reach the runs of all users
 * @param newerElements whether diagrams may have what engine 8.6 refuses and newer ones run: ad-hoc
 *     sub-processes and conditional events
 */
@ConfigurationProperties("journeyrunner.journeys.check")
record CheckSettings(
    @DefaultValue List<String> otherJobTypes,
    @DefaultValue List<String> otherMessages,
    @DefaultValue("false") boolean signals,
    @DefaultValue("false") boolean newerElements) {

  CheckSettings {
    otherJobTypes = List.copyOf(otherJobTypes);
    otherMessages = List.copyOf(otherMessages);
  }
}
