// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.echo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Whether there is an echo service, and how much it keeps; all of it in memory.
 *
 * @param enabled whether there is an echo service; switch it off where nobody tests
 * @param buckets the most buckets that are kept; of more, those that are used the least are
 *     forgotten. A bigger value costs memory
 * @param keptBody how much is kept of the body of a request; a bigger value costs memory, and fewer
 *     requests fit into it
 * @param largestBody how large the body of a request may be; all of it is in memory while its
 *     signature is checked
 * @param bodiesAtOnce how many bodies are read at once; who is one too many waits a second, and is
 *     then told to come again. Times {@code journeyrunner.echo.largest-body} it is the memory that
 *     strangers can fill
 * @param pausesAtOnce how many requests may wait at once, as {@code delay} and {@code hang} ask
 *     for; each holds a connection. One too many is answered 503
 * @param memory about how much memory all buckets may hold together; buckets that are used the
 *     least are forgotten first
 */
@ConfigurationProperties("journeyrunner.echo")
record EchoSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("1000") int buckets,
    @DefaultValue("64KB") DataSize keptBody,
    @DefaultValue("1MB") DataSize largestBody,
    @DefaultValue("64") int bodiesAtOnce,
    @DefaultValue("500") int pausesAtOnce,
    @DefaultValue("64MB") DataSize memory) {}
