// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SearchRetentionTest {

  private static final String INDICES =
      """
      zeebe-record_process-instance_8.6.0_2026-11-17
      zeebe-record_process-instance_8.6.0_2026-11-18
      operate-list-view-8.3.0_2026-11-01
      operate-list-view-8.3.0_
      operate-process-8.3.0_
      somebody-elses_2020-01-01
      """;

  @Test
  void deletesTheDaysBeforeTheRetentionAndNothingElse() throws Exception {
    List<String> deleted = new CopyOnWriteArrayList<>();
    HttpServer store =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    store.createContext(
        "/",
        exchange -> {
          if (exchange.getRequestMethod().equals("DELETE")) {
            deleted.add(exchange.getRequestURI().getPath());
          }
          byte[] body = INDICES.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    store.start();

    new SearchRetention(new Loopback(store.getAddress().getPort()), Duration.ofDays(7))
        .forget(LocalDate.of(2026, 11, 25));

    assertThat(deleted)
        .containsExactly(
            "/zeebe-record_process-instance_8.6.0_2026-11-17",
            "/operate-list-view-8.3.0_2026-11-01");
    store.stop(0);
  }
}
