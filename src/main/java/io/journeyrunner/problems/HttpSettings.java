// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the API takes over HTTP.
 *
 * @param maxBody the largest body of a request; NDJSON of user states and of users who enter a
 *     journey, which is never held in memory, is exempt. A bigger value costs memory, about ten
 *     times of it for each request
 * @param maxBodyTime how long a body may take to come in, so that nobody holds a connection by
 *     sending a byte now and then; the same are exempt
 */
@ConfigurationProperties("journeyrunner.http")
record HttpSettings(
    @DefaultValue("10MB") DataSize maxBody, @DefaultValue("2m") Duration maxBodyTime) {}
