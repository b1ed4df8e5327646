// SPDX-License-Identifier: Apache-2.0
/** Secrets by name: what calls are made with, and nobody is shown. */
@NullMarked
package io.journeyrunner.webhooks.secrets;

import org.jspecify.annotations.NullMarked;
