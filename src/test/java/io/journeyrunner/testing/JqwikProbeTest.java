// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class JqwikProbeTest {
  @Property
  void works(@ForAll int any) {
    assertThat(any).isBetween(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
