// SPDX-License-Identifier: Apache-2.0
/** Work that the engine gives out: block workers, their attempts and their answers. */
@NullMarked
@NamedInterface("jobs")
package io.journeyrunner.engine.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
