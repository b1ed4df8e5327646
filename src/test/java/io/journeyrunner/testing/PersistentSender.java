// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * A CRM platform that sends each event again until it is accepted, 16 at a time; to each node in
 * turn, as a load balancer does.
 */
public final class PersistentSender implements AutoCloseable {

  private static final int AT_ONCE = 16;

  private final List<RunningApplication> nodes;
  private final AtomicInteger sent = new AtomicInteger();
  private final Queue<String> unsent;
  private final int all;
  private final AtomicInteger accepted = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private volatile boolean isClosed;

  private PersistentSender(List<RunningApplication> nodes, List<String> ids) {
    this.nodes = List.copyOf(nodes);
    this.unsent = new ConcurrentLinkedQueue<>(ids);
    this.all = ids.size();
  }

  /** Begins to send one event for each id. */
  public static PersistentSender start(RunningApplication application, List<String> ids) {
    return start(List.of(application), ids);
  }

  /** Begins to send one event for each id, to any of these. */
  public static PersistentSender start(List<RunningApplication> nodes, List<String> ids) {
    PersistentSender sender = new PersistentSender(nodes, ids);
    for (int n = 0; n < AT_ONCE; n++) {
      sender.threads.execute(sender::sendAll);
    }
    return sender;
  }

  /** Waits until every event was accepted once, or known as a duplicate. */
  public void awaitAllAccepted(Duration atMost) {
    await().atMost(atMost).until(() -> accepted.get() == all);
  }

  @Override
  public void close() {
    isClosed = true;
    threads.close();
  }

  private void sendAll() {
    String id;
    while (!isClosed && (id = unsent.poll()) != null) {
      if (isTaken(id)) {
        accepted.incrementAndGet();
      } else {
        unsent.add(id);
        pause();
      }
    }
  }

  private boolean isTaken(String id) {
    try {
      var answer =
          nodes
              .get(sent.getAndIncrement() % nodes.size())
              .send(
                  "POST",
                  "/api/v1/events",
                  "application/json",
                  "{\"id\": \""
                      + id
                      + "\", \"type\": \"purchase\", \"user_id\": \"ü-"
                      + id
                      + "\"}");
      return answer.statusCode() == 200
          && !"rejected"
              .equals(new JsonMapper().readTree(answer.body()).at("/results/0/status").asString());
    } catch (java.io.UncheckedIOException e) {
      return false; // no answer: send it again
    }
  }

  private static void pause() {
    try {
      // Waits 200 ms: nobody gives this permit.
      new Semaphore(0).tryAcquire(200, java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
