// SPDX-License-Identifier: Apache-2.0
/** Compiles Liquid templates and escapes every value for the place it stands in. */
@NullMarked
package io.journeyrunner.webhooks.template;

import org.jspecify.annotations.NullMarked;
