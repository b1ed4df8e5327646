// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name server that does not answer holds up the names of its own domain, and no others. */
class SlowNamesTest {

  private static final int NAMES = 600;

  private final CountDownLatch nameServer = new CountDownLatch(1);
  private final AtomicInteger hanging = new AtomicInteger();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final MockWebServer server = new MockWebServer();
  private final Sender sender =
      new Sender(new AddressGuard(AllowList.parse(List.of("127.0.0.1"))), this::resolve);

  private List<InetAddress> resolve(String host) {
    if (host.endsWith(".dead.example")) {
      hanging.incrementAndGet();
      awaitNameServer();
    }
    return List.of(InetAddress.getLoopbackAddress());
  }

  private void awaitNameServer() {
    try {
      nameServer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    nameServer.countDown();
    callers.close();
    server.close();
  }

  private Attempt call(String host, Duration timeout) {
    String url = "http://" + host + ":" + server.getPort() + "/";
    return sender.send(new Call("GET", url, Map.of(), null, null, timeout));
  }

  @Test
  void otherNamesAreLookedUpMeanwhile() {
    server.enqueue(new MockResponse.Builder().build());
    IntStream.range(0, NAMES)
        .forEach(
            n -> callers.execute(() -> call("n" + n + ".dead.example", Duration.ofSeconds(5))));
    Awaitility.await().until(() -> hanging.get() >= 16);

    Attempt other = call("api.good.example", Duration.ofSeconds(2));

    assertThat(other).isInstanceOf(Attempt.Replied.class);
    assertThat(hanging).hasValue(16);
  }

  @Test
  void allNamesOfADomainAreLookedUpOnceItsNameServerAnswers() {
    server.enqueue(new MockResponse.Builder().build());
    IntStream.range(0, 40)
        .forEach(
            n -> callers.execute(() -> call("n" + n + ".dead.example", Duration.ofSeconds(1))));
    Awaitility.await().until(() -> hanging.get() == 16);
    nameServer.countDown();

    Awaitility.await().until(() -> hanging.get() == 40);
  }
}
