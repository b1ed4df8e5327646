// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.replay;

import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.Failure;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.webhooks.log.LoggedAttempt;
import io.journeyrunner.webhooks.log.LoggedDeliveries;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Makes one delivery of a replay: one job is one attempt. Thread-safe. */
@Component
final class ReplayWorker implements BlockWorker {

  static final String REPLAY = "replay";
  static final String ITEM = "item";

  /** More than one endpoint takes at once, so that a slow one does not take all. */
  private static final int AT_ONCE = 256;

  private static final Duration PATIENCE = Duration.ofSeconds(75);
  private static final Duration UNTIL_THE_DATABASE_IS_BACK = Duration.ofSeconds(10);
  private static final JobResult DONE = new JobResult.Completed(Map.of());

  private final ReplayStore store;
  private final LoggedDeliveries deliveries;
  private final Redelivery redelivery;

  ReplayWorker(ReplayStore store, LoggedDeliveries deliveries, Redelivery redelivery) {
    this.store = store;
    this.deliveries = deliveries;
    this.redelivery = redelivery;
  }

  @Override
  public String jobType() {
    return "journeyrunner-replay";
  }

  @Override
  public int concurrency() {
    return AT_ONCE;
  }

  /** A call takes a minute at most. */
  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public JobResult work(Job job) {
    try {
      return store
          .item(job.variables().path(REPLAY).asString(""), job.variables().path(ITEM).asInt(-1))
          .filter(ReplayItem::isOpen)
          .filter(item -> store.claim(item, job.element().processInstanceKey()))
          .map(item -> work(job, item))
          .orElse(DONE);
    } catch (DataAccessException e) {
      return new JobResult.Parked(
          UNTIL_THE_DATABASE_IS_BACK, "the replay could not be read; it is tried again");
    }
  }

  private JobResult work(Job job, ReplayItem item) {
    Optional<LoggedAttempt> logged = deliveries.find(item.attempt());
    if (logged.isEmpty()) {
      return ended(
          item, new Redelivery.Step.Ended("invalid", "the delivery log has forgotten it by now"));
    }
    Redelivery.Run run =
        new Redelivery.Run(
            item.replay(), Long.toString(job.element().processInstanceKey()), job.attempt());
    return switch (redelivery.attempt(logged.get(), item.rendering(), run)) {
      case Redelivery.Step.Parked parked -> new JobResult.Parked(parked.after(), parked.reason());
      case Redelivery.Step.Again again ->
          new JobResult.TryAgain(again.after(), new Failure(again.what(), null));
      case Redelivery.Step.Ended ended -> ended(item, ended);
    };
  }

  private JobResult ended(ReplayItem item, Redelivery.Step.Ended ended) {
    store.ended(item, ended.outcome(), ended.what());
    return DONE;
  }
}
