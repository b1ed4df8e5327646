// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.webhooks.send.Attempt;
import io.journeyrunner.webhooks.send.Timing;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {

  private static String masked(String secret, String body) {
    SecretMask mask = new SecretMask(name -> Optional.of(secret));
    assertThat(mask.find("key")).hasValue(secret);
    Attempt attempt = new Attempt.Replied(200, Map.of(), body, false, Timing.of(Duration.ZERO));
    return ((Attempt.Replied) mask.over(attempt)).body();
  }

  @ParameterizedTest
  @ValueSource(strings = {"k \"ü/+", "k \\\"ü/+", "k%20%22%C3%BC%2F%2B", "k+%22%C3%BC%2F%2B"})
  void aSecretIsFoundHoweverTheReceiverSpellsIt(String spelling) {
    assertThat(masked("k \"ü/+", "a " + spelling + " b")).isEqualTo("a ••• b");
  }

  @Test
  void eachOfTwoKeysIsFoundByItself() {
    assertThat(masked("whsec_one\nwhsec_two", "whsec_two, whsec_one")).isEqualTo("•••, •••");
  }

  @Test
  void aSecretThatIsPartOfAnotherLeavesNothingOfIt() {
    SecretMask mask = new SecretMask(name -> Optional.of(name.equals("short") ? "abc" : "abcdef"));
    mask.find("short");
    mask.find("long");
    Attempt attempt =
        new Attempt.Replied(200, Map.of("x", "abc"), "abcdef", false, Timing.of(Duration.ZERO));

    assertThat(mask.over(attempt))
        .isEqualTo(
            new Attempt.Replied(200, Map.of("x", "•••"), "•••", false, Timing.of(Duration.ZERO)));
  }

  @Test
  void theWordBeforeAKeyIsNoSecret() {
    assertThat(masked("Basic dXNlcjpwYXNz", "{\"plan\":\"basic\",\"got\":\"dXNlcjpwYXNz\"}"))
        .isEqualTo("{\"plan\":\"basic\",\"got\":\"•••\"}");
  }

  @Test
  void theBeginOfASecretAtACutIsFoundToo() {
    SecretMask mask = new SecretMask(name -> Optional.of("very-secret-token"));
    mask.find("key");
    Attempt cut =
        new Attempt.Replied(200, Map.of(), "it was Very-secr", true, Timing.of(Duration.ZERO));

    assertThat(((Attempt.Replied) mask.over(cut)).body()).isEqualTo("it was •••");
  }

  @Test
  void anEmptySecretMasksNothing() {
    assertThat(masked("", "all is here")).isEqualTo("all is here");
  }
}
