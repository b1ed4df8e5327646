// SPDX-License-Identifier: Apache-2.0
/** The delivery log: what was sent, and what came back, attempt by attempt. */
@NullMarked
package io.journeyrunner.webhooks.log;

import org.jspecify.annotations.NullMarked;
