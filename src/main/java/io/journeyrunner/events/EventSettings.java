// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of what senders post.
 *
 * @param maxBatch the most events of one request; a bigger value lets one request take longer and
 *     hold more memory
 * @param maxEvent the largest event as JSON; every byte of it is kept in the engine while its
 *     processes run, and with the user's state it must fit into {@code
 *     journeyrunner.engine.calls.largest-variables}
 */
@ConfigurationProperties("journeyrunner.events")
record EventSettings(
    @DefaultValue("10000") int maxBatch, @DefaultValue("512KB") DataSize maxEvent) {}
