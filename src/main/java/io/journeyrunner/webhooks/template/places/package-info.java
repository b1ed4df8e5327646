// SPDX-License-Identifier: Apache-2.0
/**
 * The places where a value can stand, how it is written there, and what is checked after rendering.
 */
@NullMarked
package io.journeyrunner.webhooks.template.places;

import org.jspecify.annotations.NullMarked;
