// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyTextTest {

  @Test
  void aKeyCanBeReadAgainAndIsNeverTheSame() {
    KeyText key = KeyText.random();

    assertThat(key.reveal()).matches("jr_[0-9a-f]{12}_[A-Za-z0-9_-]{43}");
    assertThat(KeyText.read(key.reveal()).orElseThrow().hash()).isEqualTo(key.hash());
    assertThat(KeyText.random().reveal()).isNotEqualTo(key.reveal());
  }

  @Test
  void neitherItsHashNorItsTextForLogsHasTheSecret() {
    KeyText key = KeyText.random();
    String secret = key.reveal().substring("jr_123456789012_".length());

    assertThat(key.toString()).isEqualTo("jr_" + key.id() + "_…").doesNotContain(secret);
    assertThat(key.hash()).matches("[0-9a-f]{64}").doesNotContain(secret);
  }

  @Test
  void whatIsNoKeyIsNotRead() {
    String key = KeyText.random().reveal();

    assertThat(KeyText.read("")).isEmpty();
    assertThat(KeyText.read(key + "x")).isEmpty();
    assertThat(KeyText.read(key.toUpperCase(java.util.Locale.ROOT))).isEmpty();
    assertThat(KeyText.read(key.substring(1))).isEmpty();
  }
}
