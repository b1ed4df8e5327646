// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import io.camunda.client.CamundaClient;
import io.journeyrunner.engine.EngineReached;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the block workers their work. */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

  @Bean(destroyMethod = "") // closed by its run, in bounded time
  Subscriptions subscriptions(
      CamundaClient client,
      Clock clock,
      ObjectProvider<JobGate> gate,
      ObjectProvider<DrawnHeaders> drawn) {
    return new Subscriptions(
        client,
        clock,
        gate.getIfAvailable(() -> JobGate.OPEN),
        drawn.getIfAvailable(() -> (version, element) -> Optional.empty()));
  }

  @Bean
  WorkerRun workerRun(
      EngineReached engine, Subscriptions subscriptions, ObjectProvider<BlockWorker> workers) {
    return new WorkerRun(engine, subscriptions, workers.orderedStream().toList());
  }
}
