// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.response.BrokerInfo;
import io.camunda.client.api.response.PartitionInfo;
import io.camunda.client.api.response.Topology;
import io.journeyrunner.engine.calls.CallFailure;
import io.journeyrunner.engine.calls.PushBack;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether every partition of the engine has a leader, whether it takes work, and has what is
 * deployed at each start; asked at most once a second. Thread-safe.
 */
final class EngineHealth implements HealthIndicator {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration FRESH = Duration.ofSeconds(1);

  /** The engine's keys begin with the number of their partition; what follows is never 0. */
  private static final int PARTITION_SHIFT = 51;

  private final CamundaClient client;
  private final Deployments deployments;
  private final PushBack pushBack;
  private final ReentrantLock lock = new ReentrantLock();
  private Health last = Health.unknown().build(); // guarded by lock
  private long asked = System.nanoTime() - FRESH.toNanos(); // guarded by lock

  EngineHealth(CamundaClient client, Deployments deployments, PushBack pushBack) {
    this.client = client;
    this.deployments = deployments;
    this.pushBack = pushBack;
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
      if (pushBack.period().isPresent()) {
        offerWork(topology.getPartitionsCount());
      }
      return health(topology);
    } catch (ClientException e) {
      return Health.down().withDetail("reason", CallFailure.words(e)).build();
    }
  }

  private Health health(Topology topology) {
    long led =
        topology.getBrokers().stream()
            .map(BrokerInfo::getPartitions)
            .flatMap(partitions -> partitions.stream().filter(PartitionInfo::isLeader))
            .count();
    boolean isLed = led == topology.getPartitionsCount();
    boolean isDeployed = deployments.areDone();
    boolean isUp = isLed && isDeployed && !pushBack.isFull();
    Health.Builder health = isUp ? Health.up() : Health.down();
    pushBack.period().ifPresent(period -> describe(health, period));
    return health
        .withDetail("takesWork", pushBack.period().isEmpty())
        .withDetail("deployed", isDeployed)
        .withDetail("version", topology.getGatewayVersion())
        .withDetail("brokers", topology.getBrokers().size())
        .withDetail("partitions", topology.getPartitionsCount())
        .withDetail("partitionsWithLeader", led)
        .build();
  }

  private static void describe(Health.Builder health, PushBack.Period period) {
    health.withDetail("refusesSince", period.since()).withDetail("reason", period.words());
  }

  /**
   * Gives each partition a command that changes nothing, since nothing has this key. Who is not
   * ready gets no events, by which it would find out that the engine takes them again.
   */
  private void offerWork(int partitions) {
    CompletableFuture<?>[] answers =
        IntStream.rangeClosed(1, partitions)
            .mapToObj(partition -> offer((long) partition << PARTITION_SHIFT))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(answers).join();
  }

  private CompletableFuture<?> offer(long noKey) {
    return client
        .newSetVariablesCommand(noKey)
        .variables("{}")
        .local(true)
        .requestTimeout(PATIENCE)
        .send()
        .toCompletableFuture()
        .handle((done, thrown) -> null); // noted by who sees all calls
  }
}
