// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of user state.
 *
 * @param maxState the largest state of one user as JSON; a bigger value makes every event and every
 *     call of such a user slower
 */
@ConfigurationProperties("journeyrunner.users")
record UserSettings(@DefaultValue("256KB") DataSize maxState) {}
