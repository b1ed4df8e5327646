// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.engine.EngineUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Operate may answer besides what it answers to {@code DeployedFromModelerTest}. */
class OperateDefinitionsTest {

  private final MockWebServer operate = new MockWebServer();
  private OperateSession session;
  private OperateDefinitions definitions;

  @BeforeEach
  void start() throws IOException {
    operate.start(InetAddress.getLoopbackAddress(), 0);
    session = session(operate.url("/").uri());
    definitions = new OperateDefinitions(session);
  }

  @AfterEach
  void stop() {
    session.close();
    operate.close();
  }

  private static OperateSession session(URI address) {
    return new OperateSession(
        address, new OperateApiSettings(address, "zoë", "s&cret", Duration.ofSeconds(2)));
  }

  private void letsIn(String cookie) {
    operate.enqueue(
        new MockResponse.Builder()
            .code(204)
            .addHeader("Set-Cookie", "OPERATE-SESSION=" + cookie + "; Path=/; HttpOnly")
            .addHeader("Set-Cookie", "X-CSRF-TOKEN=c; Path=/")
            .addHeader("X-CSRF-TOKEN", "token-of-" + cookie)
            .build());
  }

  private void answers(int status, String body) {
    operate.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "text/xml; charset=utf-8")
            .body(body)
            .build());
  }

  @Test
  void logsInOnceAndSaysSoWithEveryQuestion() throws InterruptedException {
    letsIn("a");
    answers(200, "{\"items\": [], \"sortValues\": [], \"total\": 0}");
    answers(200, "<zoë/>");

    assertThat(definitions.newest(null)).isEqualTo(new DefinitionPage(List.of(), null));
    assertThat(definitions.bpmn(7)).contains("<zoë/>");

    RecordedRequest login = operate.takeRequest();
    assertThat(login.getTarget()).isEqualTo("/api/login");
    assertThat(Objects.requireNonNull(login.getBody()).utf8())
        .isEqualTo("username=zo%C3%AB&password=s%26cret");
    RecordedRequest search = operate.takeRequest();
    assertThat(search.getHeaders().get("Cookie")).isEqualTo("OPERATE-SESSION=a; X-CSRF-TOKEN=c");
    assertThat(search.getHeaders().get("X-CSRF-TOKEN")).isEqualTo("token-of-a");
    assertThat(operate.takeRequest().getTarget()).isEqualTo("/v1/process-definitions/7/xml");
  }

  @Test
  void logsInAgainWhenTheSessionHasRunOut() throws InterruptedException {
    letsIn("a");
    answers(401, "");
    letsIn("b");
    answers(404, "");

    assertThat(definitions.bpmn(7)).isEmpty();

    for (int n = 0; n < 3; n++) {
      operate.takeRequest();
    }
    RecordedRequest again = operate.takeRequest();
    assertThat(again.getHeaders().get("Cookie")).isEqualTo("OPERATE-SESSION=b; X-CSRF-TOKEN=c");
    assertThat(again.getHeaders().get("X-CSRF-TOKEN")).isEqualTo("token-of-b");
  }

  @Test
  void aWrongPasswordIsToldWithoutThePassword() {
    answers(401, "");

    assertThatThrownBy(() -> definitions.newest(null))
        .isInstanceOf(EngineUnavailable.class)
        .hasMessageContaining("refuses the login of zoë (status 401)")
        .hasMessageNotContaining("s&cret");
    assertThat(new OperateApiSettings(null, "zoë", "s&cret", Duration.ofSeconds(1)).toString())
        .doesNotContain("s&cret");
  }

  @Test
  void whatIsNotOperateIsToldSo() {
    letsIn("a");
    answers(200, "<html>a proxy's page</html>");

    assertThatThrownBy(() -> definitions.newest(null))
        .isInstanceOf(EngineUnavailable.class)
        .hasMessageContaining("does not answer in the form of its API");
  }

  @Test
  void anOperateThatIsAwayIsAskedAgainLater() throws IOException {
    URI address = operate.url("/").uri();
    operate.close();

    try (OperateSession away = session(address)) {
      assertThatThrownBy(() -> new OperateDefinitions(away).newest(null))
          .isInstanceOf(EngineUnavailable.class)
          .hasMessageContaining("does not answer");
    }
  }
}
