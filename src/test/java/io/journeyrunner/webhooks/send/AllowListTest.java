// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How operators write what may be called. */
class AllowListTest {

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }

  @Test
  void aRangeOfOneAddressIsARange() throws Exception {
    AllowList list = AllowList.parse(List.of("10.0.0.1/32", "[::1]/128"));

    assertThat(list.allows("x", address("10.0.0.1"), 80)).isTrue();
    assertThat(list.allows("x", address("::1"), 80)).isTrue();
    assertThat(list.allows("x", address("10.0.0.2"), 80)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0/40",
        "10.0",
        "a b",
        "[::1",
        "http://a",
        "*",
        "10.0.0.*",
        "a:99999",
        "a:0"
      })
  void anEntryThatIsNoneIsTold(String entry) {
    assertThatThrownBy(() -> AllowList.parse(List.of(entry)))
        .hasMessage(
            "journeyrunner.webhooks.guard.allow holds \""
                + entry
                + "\", which is no host and no range; write billing.internal, *.internal,"
                + " 10.0.0.0/8 or [fd00::]/8, each with :port if only one port is meant");
  }
}
