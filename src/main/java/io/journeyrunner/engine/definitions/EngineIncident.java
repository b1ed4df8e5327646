// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place where a run stands still until somebody mends what is wrong and retries it.
 *
 * @param incident the engine's key of it
 * @param instance the engine's key of the process instance
 * @param process the id of the process; null where that is not told
 * @param element the id of the element; null where that is not told
 * @param type the engine's word for what happened, such as {@code JOB_NO_RETRIES}
 * @param message what happened, in the words of the engine or of the block
 * @param since when it was raised; null where that can't be read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EngineIncident(
    String incident,
    String instance,
    @Nullable String process,
    @Nullable String element,
    String type,
    String message,
    @Nullable Instant since) {}
