// SPDX-License-Identifier: Apache-2.0
/** Finds out which processes the engine has, whoever deployed them. */
@NullMarked
@NamedInterface("definitions")
package io.journeyrunner.engine.definitions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
