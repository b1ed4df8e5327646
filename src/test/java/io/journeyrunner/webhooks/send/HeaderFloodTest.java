// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

/** OkHttp takes 256 KiB of headers; a receiver must not make us busy with them. Real sockets. */
class HeaderFloodTest {

  @Test
  void aFloodOfHeadersCostsNoTimeAndLittleMemory() throws IOException {
    MockResponse.Builder flood = new MockResponse.Builder().code(429).setHeader("A", "1");
    IntStream.range(0, 30_000).forEach(n -> flood.addHeader("h" + n, "v"));
    flood.addHeader("Retry-After", "7");

    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(flood.build());
      String url = server.url("/").toString();
      Call call = new Call("GET", url, Map.of(), null, null, Duration.ofSeconds(5));
      Attempt.Replied reply = (Attempt.Replied) LoopbackSender.create().send(call);

      assertThat(reply.duration()).isLessThan(Duration.ofSeconds(4)); // it was 9 s
      assertThat(reply.headers()).hasSizeLessThan(4_000).containsEntry("a", "1");
      assertThat(reply.headers()).containsEntry("retry-after", "7");
    }
  }
}
