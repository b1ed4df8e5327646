// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are taken in.
 *
 * @param claimPatience how long a start that was claimed but never acknowledged belongs to the
 *     request that claimed it; after that a repeated event may start it. Longer than any start
 *     takes; a bigger value makes a sender wait longer after a crash
 * @param memory how long it is remembered which event started what; an event that is sent again
 *     later than that starts anew. A bigger value costs disk
 * @param systemEventDepth how many events of the system itself may lead to each other before the
 *     chain is cut; guards against loops
 */
@ConfigurationProperties("journeyrunner.intake")
record IntakeSettings(
    @DefaultValue("PT20S") Duration claimPatience,
    @DefaultValue("P7D") Duration memory,
    @DefaultValue("5") int systemEventDepth) {}
