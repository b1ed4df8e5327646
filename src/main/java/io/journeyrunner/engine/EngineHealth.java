// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.response.BrokerInfo;
import io.camunda.client.api.response.PartitionInfo;
import io.camunda.client.api.response.Topology;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether every partition of the engine has a leader, and has what is deployed at each start; asked
 * at most once a second. Thread-safe.
 */
final class EngineHealth implements HealthIndicator {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final CamundaClient client;
  private final Deployments deployments;
  private final ReentrantLock lock = new ReentrantLock();
  private Health last = Health.unknown().build(); // guarded by lock
  private long asked = System.nanoTime() - FRESH.toNanos(); // guarded by lock

  EngineHealth(CamundaClient client, Deployments deployments) {
    this.client = client;
    this.deployments = deployments;
  }

  @Override
  public Health health() {
    lock.lock();
    try {
      if (System.nanoTime() - asked >= FRESH.toNanos()) {
        last = ask();
        asked = System.nanoTime();
      }
      return last;
    } finally {
      lock.unlock();
    }
  }

  private Health ask() {
    try {
      Topology topology = client.newTopologyRequest().requestTimeout(PATIENCE).send().join();
      long led =
          topology.getBrokers().stream()
              .map(BrokerInfo::getPartitions)
              .flatMap(partitions -> partitions.stream().filter(PartitionInfo::isLeader))
              .count();
      boolean isLed = led == topology.getPartitionsCount();
      boolean isDeployed = deployments.areDone();
      Health.Builder health = isLed && isDeployed ? Health.up() : Health.down();
      return health
          .withDetail("deployed", isDeployed)
          .withDetail("version", topology.getGatewayVersion())
          .withDetail("brokers", topology.getBrokers().size())
          .withDetail("partitions", topology.getPartitionsCount())
          .withDetail("partitionsWithLeader", led)
          .build();
    } catch (ClientException e) {
      return Health.down().withDetail("reason", CallFailure.words(e)).build();
    }
  }
}
