// SPDX-License-Identifier: Apache-2.0
/** One attempt of a delivery: the HTTP call, its signature and what came back. */
@NullMarked
package io.journeyrunner.webhooks.send;

import org.jspecify.annotations.NullMarked;
