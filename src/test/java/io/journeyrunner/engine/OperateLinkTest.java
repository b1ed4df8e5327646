// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperateLinkTest {

  @Test
  void leadsToAnInstance() {
    assertThat(new OperateLink("https://ops.example.com/operate/").instance(42))
        .contains("https://ops.example.com/operate/processes/42");
  }

  @Test
  void leadsNowhereWhereNobodySaidWhereOperateIs() {
    assertThat(new OperateLink(null).instance(42)).isEmpty();
  }
}
