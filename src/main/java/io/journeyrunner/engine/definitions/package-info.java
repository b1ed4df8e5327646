// SPDX-License-Identifier: Apache-2.0
/** Asks Operate or the cluster for what gRPC has no question for: definitions and incidents. */
@NullMarked
@NamedInterface("definitions")
package io.journeyrunner.engine.definitions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
