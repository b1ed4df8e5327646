// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import io.camunda.client.api.response.ActivatedJob;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.calls.Variables;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The engine's job, as workers see it and with what is to be remembered of it.
 *
 * @param job for the worker, without the variable we keep the attempts in
 * @param attempts before this one
 */
record JobReading(Job job, Attempts attempts) {

  static JobReading of(ActivatedJob activated, DrawnHeaders drawn, Clock clock) {
    ObjectNode variables = Variables.read(activated.getVariables());
    Attempts attempts = Attempts.of(variables).begunAt(clock.instant());
    variables.remove(Attempts.VARIABLE);
    Job job =
        new Job(
            element(activated),
            headers(activated, drawn),
            variables,
            attempts.count() + 1,
            attempts.since() == null ? clock.instant() : attempts.since());
    return new JobReading(job, attempts);
  }

  /** The event that started the process; empty if it does not tell. */
  Optional<String> eventId() {
    return Optional.ofNullable(job.variables().path("event_id").asString(null));
  }

  /** Only jobs of blocks have some; listeners are many, and have none. */
  private static Map<String, String> headers(ActivatedJob activated, DrawnHeaders drawn) {
    Map<String, String> own = activated.getCustomHeaders();
    return own.isEmpty()
        ? own
        : drawn.of(activated.getProcessDefinitionKey(), activated.getElementId()).orElse(own);
  }

  private static Job.Element element(ActivatedJob activated) {
    return new Job.Element(
        new ProcessId(activated.getBpmnProcessId()),
        activated.getProcessDefinitionKey(),
        activated.getElementId(),
        activated.getElementInstanceKey(),
        activated.getProcessInstanceKey());
  }
}
