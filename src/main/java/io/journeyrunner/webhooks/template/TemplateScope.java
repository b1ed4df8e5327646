// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a template can read when it is rendered.
 *
 * @param state root {@code state}: the user's state
 * @param event root {@code event}: the details of the event
 * @param vars root {@code vars}: the process variables
 * @param about the roots {@code event_type}, {@code event_id}, {@code event_time}, {@code user_id}
 *     and {@code brand}; one that is not there is a missing value
 * @param secrets root {@code secrets}: gives a secret by its name, or nothing
 * @param now the time that {@code 'now'} is: that of the first attempt, so that each attempt
 *     renders the same
 */
public record TemplateScope(
    ObjectNode state,
    ObjectNode event,
    ObjectNode vars,
    Map<String, String> about,
    Function<String, Optional<String>> secrets,
    Instant now) {}
