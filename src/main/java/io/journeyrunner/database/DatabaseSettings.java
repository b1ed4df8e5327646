// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is done at the start when the database does not answer.
 *
 * @param patience how long the start waits for a database that does not answer; longer lets a
 *     database come up late, and hides a wrong address for longer
 */
@ConfigurationProperties("journeyrunner.database")
public record DatabaseSettings(@DefaultValue("PT5M") Duration patience) {}
