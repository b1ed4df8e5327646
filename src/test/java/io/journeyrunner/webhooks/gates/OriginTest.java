// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com/a?b=c, https://api.example.com:443",
    "HTTP://API.Example.com, http://api.example.com:80",
    "http://user:pass@api.example.com:8080/, http://api.example.com:8080",
    "http://api.example.com./x, http://api.example.com:80",
    "'http://a.example/x?q=a|b c', http://a.example:80",
    "http://[::1]:9000/x, http://[::1]:9000",
    "https://a.example?x=@b.example, https://a.example:443",
    "https://a.example:000443/x, https://a.example:443",
    "https://BÜCHER.example/x, https://xn--bcher-kva.example:443",
  })
  void isSchemeHostAndPortAndNothingElse(String url, String origin) {
    assertThat(Origin.of(url)).contains(new Origin(origin));
  }

  @Test
  void whatIsNoHttpUrlHasNone() {
    assertThat(Origin.of("ftp://a.example/")).isEmpty();
    assertThat(Origin.of("{{secrets.base}}/x")).isEmpty();
    assertThat(Origin.of("https://a.example:/x")).isEmpty();
    assertThat(Origin.of("https://a.example:+80/x")).isEmpty();
    assertThat(Origin.of("https://a.ex%61mple/x")).isEmpty();
  }
}
