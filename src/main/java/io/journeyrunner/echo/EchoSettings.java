// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.echo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Whether there is an echo service, and how much it keeps; all of it in memory.
 *
 * @param enabled false where nobody tests
 * @param buckets the most buckets; of more, the one that was used the longest ago is forgotten
 * @param keptBody how much is kept of the body of a request
 * @param largestBody how large a body may be; all of it is in memory while its signature is checked
 * @param bodiesAtOnce how many are read at once; who comes too much waits a second, and is told to
 *     come again then. Times {@code largestBody} it is the memory that strangers can fill
 * @param memory about how much all buckets may hold together
 */
@ConfigurationProperties("journeyrunner.echo")
record EchoSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("1000") int buckets,
    @DefaultValue("64KB") DataSize keptBody,
    @DefaultValue("1MB") DataSize largestBody,
    @DefaultValue("64") int bodiesAtOnce,
    @DefaultValue("64MB") DataSize memory) {}
