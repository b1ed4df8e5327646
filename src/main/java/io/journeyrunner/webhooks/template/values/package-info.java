// SPDX-License-Identifier: Apache-2.0
/**
 * What a template works with: values, their comparison, and how they are written as text or JSON.
 */
@NullMarked
package io.journeyrunner.webhooks.template.values;

import org.jspecify.annotations.NullMarked;
