// SPDX-License-Identifier: Apache-2.0
/** Makes deliveries again: one, or all that match a search. */
@NullMarked
package io.journeyrunner.webhooks.replay;

import org.jspecify.annotations.NullMarked;
