// SPDX-License-Identifier: Apache-2.0
/** Figures, each against a peer that is measured in the same run. See docs/performance.md. */
@NullMarked
package io.journeyrunner.bench;

import org.jspecify.annotations.NullMarked;
