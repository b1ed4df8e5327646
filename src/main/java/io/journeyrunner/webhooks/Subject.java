// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.Event;

/**
 * What a call is about when no engine runs it: a test of a rule.
 *
 * @param process the process that would run it
 * @param element the id of the WebHook in that process
 * @param event the event that would lead to it
 */
public record Subject(ProcessId process, String element, Event event) {}
