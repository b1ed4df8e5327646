// SPDX-License-Identifier: Apache-2.0
/** Endpoints as shared objects: where calls go, what they prove themselves with, and how many. */
@NullMarked
package io.journeyrunner.webhooks.endpoints;

import org.jspecify.annotations.NullMarked;
