// SPDX-License-Identifier: Apache-2.0
/** The filters of the template language: each with its declared arguments, and what it does. */
@NullMarked
package io.journeyrunner.webhooks.template.filters;

import org.jspecify.annotations.NullMarked;
