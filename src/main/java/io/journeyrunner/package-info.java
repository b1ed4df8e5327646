// SPDX-License-Identifier: Apache-2.0
/** The application; each package below is a feature with a declared door. */
@NullMarked
package io.journeyrunner;

import org.jspecify.annotations.NullMarked;
