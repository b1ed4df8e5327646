// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** What browsers and proxies say of a request. */
class OriginGuardTest {

  private final OriginGuard guard =
      new OriginGuard(
          new AccessSettings(null, 1, 1, Duration.ofDays(1), List.of("https://crm.example.com")));

  private static MockHttpServletRequest request(String method, String... headers) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, "/api/v1/rules");
    request.addHeader("Host", "127.0.0.1:8090");
    for (int i = 0; i < headers.length; i += 2) {
      request.addHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  private static String where(Optional<Refusal> refusal) {
    return refusal.map(found -> found.findings().getFirst().where()).orElse("let in");
  }

  private String fromPage(String method, String... headers) {
    return where(guard.check(request(method, headers)));
  }

  private String fromHost(String host) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
    request.addHeader("Host", host);
    return where(guard.checkOnThisMachine(request));
  }

  @Test
  void programsAndOurOwnPagesAreLetIn() {
    assertThat(fromPage("POST")).isEqualTo("let in");
    assertThat(fromPage("POST", "Sec-Fetch-Site", "same-origin")).isEqualTo("let in");
    assertThat(fromPage("GET", "Sec-Fetch-Site", "none")).isEqualTo("let in");
    assertThat(fromPage("POST", "Origin", "http://127.0.0.1:8090")).isEqualTo("let in");
  }

  @Test
  void whatAPageFromElsewhereSendsIsNot() {
    assertThat(fromPage("POST", "Sec-Fetch-Site", "cross-site")).isEqualTo("Sec-Fetch-Site");
    assertThat(fromPage("GET", "Sec-Fetch-Site", "same-site")).isEqualTo("Sec-Fetch-Site");
    assertThat(fromPage("POST", "Origin", "http://evil.example")).isEqualTo("Origin");
    assertThat(fromPage("POST", "Origin", "http://127.0.0.1:9999")).isEqualTo("Origin");
    assertThat(fromPage("POST", "Origin", "null")).isEqualTo("Origin");
    assertThat(fromPage("POST", "Origin", "::")).isEqualTo("Origin");
  }

  @Test
  void aLinkFromElsewhereMayBeFollowedButNoFormSent() {
    String[] link = {
      "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"
    };

    assertThat(fromPage("GET", link)).isEqualTo("let in");
    assertThat(fromPage("POST", link)).isEqualTo("Sec-Fetch-Site");
  }

  @Test
  void aPageOfAnAllowedOriginIsLetIn() {
    assertThat(fromPage("PUT", "Origin", "https://crm.example.com", "Sec-Fetch-Site", "cross-site"))
        .isEqualTo("let in");
  }

  @Test
  void withoutKeysOnlyNamesOfThisMachineAreAnsweredTo() {
    assertThat(fromHost("127.0.0.1:8090")).isEqualTo("let in");
    assertThat(fromHost("LOCALHOST")).isEqualTo("let in");
    assertThat(fromHost("[::1]:8090")).isEqualTo("let in");
    assertThat(fromHost("runner.localhost:8090")).isEqualTo("let in");
    assertThat(fromHost("evil.example:8090")).isEqualTo("Host");
    assertThat(fromHost("127.0.0.1.evil.example")).isEqualTo("Host");
    assertThat(fromHost("localhost.evil.example")).isEqualTo("Host");
    assertThat(fromHost("192.168.0.7:8090")).isEqualTo("Host");
    assertThat(fromHost("")).isEqualTo("Host");
  }

  @Test
  void withoutKeysNothingIsTakenFromAProxy() {
    assertThat(where(guard.checkOnThisMachine(request("GET", "X-Forwarded-For", "203.0.113.9"))))
        .isEqualTo("X-Forwarded-For");
    assertThat(where(guard.checkOnThisMachine(request("GET", "forwarded", "for=203.0.113.9"))))
        .isEqualTo("Forwarded");
  }
}
