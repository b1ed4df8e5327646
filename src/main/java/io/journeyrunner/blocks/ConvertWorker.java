// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.Failure;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventNotTaken;
import io.journeyrunner.events.EventType;
import io.journeyrunner.events.EventVariables;
import io.journeyrunner.events.SystemEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Does the Convert blocks: tells the system that a goal was reached. Thread-safe. */
@Component
final class ConvertWorker implements BlockWorker {

  static final String JOB_TYPE = "convert";

  private static final Logger log = LoggerFactory.getLogger(ConvertWorker.class);
  private static final EventType TYPE = new EventType("journey_converted");
  private static final int MOST_ATTEMPTS = 10;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

  private final SystemEvents events;
  private final BlockSettings settings;
  private final Clock clock;

  ConvertWorker(SystemEvents events, BlockSettings settings, Clock clock) {
    this.events = events;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String jobType() {
    return JOB_TYPE;
  }

  @Override
  public int concurrency() {
    return settings.concurrency();
  }

  @Override
  public Duration patience() {
    return Blocks.PATIENCE;
  }

  @Override
  public List<String> variables() {
    return List.of(
        "event_id", "event_type", "event_time", "user_id", "brand", "event_depth", Convert.VALUE);
  }

  @Override
  public JobResult work(Job job) {
    return StuckBlock.guard("Convert", job, this::convert);
  }

  private JobResult convert(BlockJob block) {
    Job job = block.job();
    Convert convert = Convert.read(block.headers());
    Event cause = block.event();
    try {
      events.emit(converted(job, convert, cause), EventVariables.depth(job.variables()));
    } catch (EventNotTaken e) {
      return later(job, String.valueOf(e.getMessage()));
    }
    log.atInfo()
        .addKeyValue("process", job.element().process())
        .addKeyValue("instance", job.element().processInstanceKey())
        .addKeyValue("element", job.element().id())
        .addKeyValue("goal", convert.goal())
        .log("journey.converted");
    return new JobResult.Completed(Map.of());
  }

  /** Its id is made of the execution of the element: told again, it is known as the same. */
  private Event converted(Job job, Convert convert, Event cause) {
    Job.Element element = job.element();
    ObjectNode details =
        JsonNodeFactory.instance
            .objectNode()
            .put("process", element.process().value())
            .put("instance", Long.toString(element.processInstanceKey()))
            .put("goal", convert.goal());
    JsonNode value = job.variables().path(Convert.VALUE);
    details.set("value", value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value);
    details.put("event_id", cause.id().value());
    return new Event(
        new EventId("converted-" + element.instanceKey()),
        TYPE,
        cause.user(),
        clock.instant(),
        cause.brand(),
        details);
  }

  private static JobResult later(Job job, String what) {
    Failure failure =
        new Failure(
            "Convert "
                + job.element().id()
                + ": "
                + what
                + ". Mend what listens to journey_converted, then press Retry.",
            null);
    return job.attempt() >= MOST_ATTEMPTS
        ? new JobResult.Incident(failure)
        : new JobResult.TryAgain(FIRST_WAIT.multipliedBy(1L << (job.attempt() - 1)), failure);
  }
}
