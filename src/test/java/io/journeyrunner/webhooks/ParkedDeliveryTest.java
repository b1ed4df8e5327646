// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.users.UserId;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a job whose endpoint takes no call now. Each job is due for 60 s. */
class ParkedDeliveryTest {

  private final MockWebServer server = new MockWebServer();
  private final WorkerFixture bench = new WorkerFixture();

  @BeforeEach
  void start() throws IOException {
    server.start();
    server.enqueue(new MockResponse.Builder().code(429).setHeader("Retry-After", "40").build());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JobResult work(Map<String, String> policy) {
    Map<String, String> headers = new HashMap<>(policy);
    headers.put("url", server.url("/hook").toString());
    return bench.work(headers);
  }

  @Test
  void isParkedWithoutACallWhenItsEndpointAskedForAPause() {
    JobResult first = work(Map.of());
    JobResult.Parked second = (JobResult.Parked) work(Map.of());

    assertThat(first).isInstanceOf(JobResult.TryAgain.class);
    assertThat(second.reason()).isEqualTo("the endpoint asked for a pause");
    assertThat(second.after()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(49));
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(bench.registry.get("journeyrunner.parked").counter().count()).isEqualTo(1);
  }

  @Test
  void isNotRenderedWhileItsEndpointIsShut() {
    bench.users.merge(
        new UserId("üser-1"), JsonMapper.shared().createObjectNode().put("name", "two\nlines"));
    Map<String, String> unrenderable =
        Map.of("headers", "{\"X-Name\": \"{{state.name}}\"}", "onFailure", "error");

    JobResult.BpmnError open = (JobResult.BpmnError) work(unrenderable);
    JobResult first = work(Map.of());

    assertThat(open.code()).isEqualTo("WEBHOOK_INVALID");
    assertThat(first).isInstanceOf(JobResult.TryAgain.class);
    assertThat(work(unrenderable)).isInstanceOf(JobResult.Parked.class);
  }

  @Test
  void isLookedAtWhenItExpiresAndNotLater() {
    JobResult unused = work(Map.of());

    assertThat(work(Map.of("expiresAfter", "PT70S")))
        .isEqualTo(
            new JobResult.Parked(Duration.ofMillis(10_100), "the endpoint asked for a pause"));
  }

  @Test
  void endsAsExpiredThoughItsEndpointIsShut() {
    JobResult unused = work(Map.of());

    JobResult.BpmnError expired =
        (JobResult.BpmnError) work(Map.of("expiresAfter", "PT60S", "onFailure", "error"));

    assertThat(expired.code()).isEqualTo("WEBHOOK_EXPIRED");
  }
}
