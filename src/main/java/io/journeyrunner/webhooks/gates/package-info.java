// SPDX-License-Identifier: Apache-2.0
/** Keeps neighbours apart: what one endpoint may hold of a node, and when it is called at all. */
@NullMarked
package io.journeyrunner.webhooks.gates;

import org.jspecify.annotations.NullMarked;
