// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignatureTest {

  private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant TIME = Instant.ofEpochSecond(1614265330);

  /** The vector of the public Standard Webhooks libraries. */
  @Test
  void isThatOfThePublicLibraries() {
    assertThat(Signature.of(KEY, "msg_p5jXN8AQM9LWM0D4loKWxJek", TIME, "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void twoKeysGiveTwoSignaturesWhileTheyAreRotated() {
    String one = Signature.of(KEY, "m", TIME, "x");
    String other = Signature.of("whsec_c2VjcmV0", "m", TIME, "x");

    assertThat(Signature.of(KEY + "\nwhsec_c2VjcmV0\n", "m", TIME, "x"))
        .isEqualTo(one + " " + other);
  }

  @Test
  void aKeyThatIsNoneIsNotShown() {
    assertThatThrownBy(() -> Signature.of("whsec_€", "m", TIME, "x"))
        .hasMessage("a signing key must be whsec_ and base64");
  }
}
