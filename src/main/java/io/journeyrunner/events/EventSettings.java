// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of what senders post.
 *
 * @param maxBatch the most events of one request; a bigger value makes one request take longer
 * @param maxEvent the largest event as JSON; every byte of it is kept in the engine while its
 *     processes run, and the engine takes no more than 4 MB
 */
@ConfigurationProperties("journeyrunner.events")
record EventSettings(
    @DefaultValue("10000") int maxBatch, @DefaultValue("512KB") DataSize maxEvent) {}
