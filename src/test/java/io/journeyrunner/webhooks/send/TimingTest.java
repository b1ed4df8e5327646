// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimingTest {

  private final MockWebServer server = new MockWebServer();
  private final Sender sender = LoopbackSender.create();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Attempt get() {
    return sender.send(
        new Call("GET", server.url("/").toString(), Map.of(), null, null, Duration.ofSeconds(5)));
  }

  @Test
  void theTimeIsSplit() {
    server.enqueue(new MockResponse.Builder().headersDelay(200, TimeUnit.MILLISECONDS).build());
    server.enqueue(new MockResponse.Builder().build());

    Timing first = get().timing();
    Timing second = get().timing();

    assertThat(first.dns()).isNotNull();
    assertThat(first.connect()).isNotNull();
    assertThat(first.tls()).isNull();
    assertThat(first.waiting()).isBetween(Duration.ofMillis(190), first.total());
    assertThat(second.connect()).isNull();
  }
}
