// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

  private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
  private static final String BASE64 = "+/8JaGb3+/8JaGb3+/8JaGb3+/8JaGb3+/8=";
  private static final String BASE64_URL = "-_8JaGb3-_8JaGb3-_8JaGb3-_8JaGb3-_8";
  private static final String SEED =
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
  private static final String PUBLIC =
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
  private static final Instant TIME = Instant.ofEpochSecond(1614265330);

  /** The vector of the public Standard Webhooks libraries. */
  @Test
  void isThatOfThePublicLibraries() {
    assertThat(Signature.of(KEY, "msg_p5jXN8AQM9LWM0D4loKWxJek", TIME, "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void twoKeysGiveTwoSignaturesWhileTheyAreRotated() {
    assertThat(signed(KEY + " # until May\r\n# the next\n" + OTHER + "\n"))
        .isEqualTo(signed(KEY) + " " + signed(OTHER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whsec_" + BASE64,
        "v1,whsec_" + BASE64,
        "\"whsec_" + BASE64 + "\"",
        "'" + BASE64 + "'",
        BASE64,
        "whsec_" + BASE64_URL,
        BASE64_URL
      })
  void aKeyIsTakenInEverySpelling(String spelling) {
    assertThat(signed(spelling)).isEqualTo(signed("whsec_" + BASE64));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          whsec_€ | key 1 is not base64; write whsec_ and the key in base64
          mysigningsecret1 | key 1 has 12 bytes, and Standard Webhooks has 24 to 64; make one
          whsec_c2VjcmV0 | key 1 has 6 bytes, and Standard Webhooks has 24 to 64; make one
          correcthorsebatterystapleforever | key 1 can be a plain word or base64; put whsec_
          whpk_AAAA | key 1 is a public key; the receiver needs that one
          whsk_AAAA | key 1 has 3 bytes, and a private key of Ed25519 has 32
          # nothing | holds no key; put one there
          """)
  void whatIsNoKeyIsToldWithItsReasonAndNotShown(String secret, String why) {
    assertThatThrownBy(() -> signed(secret))
        .hasMessageStartingWith(why)
        .hasMessageNotContaining(secret);
  }

  @Test
  void theSecondKeyIsNamedAsTheSecond() {
    assertThatThrownBy(() -> signed(KEY + "\nword"))
        .hasMessageStartingWith("key 2 has 3 bytes, and Standard Webhooks has 24 to 64");
  }

  /** The key pair of RFC 8032 §7.1, test 1, in the three forms that a private key has. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        SEED,
        SEED + PUBLIC,
        "302e020100300506032b657004220420" + SEED,
      })
  void aPrivateKeySignsWhatItsPublicKeyVerifies(String key) throws Exception {
    HexFormat hex = HexFormat.of();
    String secret = "whsk_" + Base64.getEncoder().encodeToString(hex.parseHex(key));
    PublicKey known =
        KeyFactory.getInstance("Ed25519")
            .generatePublic(
                new X509EncodedKeySpec(hex.parseHex("302a300506032b6570032100" + PUBLIC)));

    String signature = signed(secret);

    assertThat(signature).startsWith("v1a,");
    java.security.Signature verifier = java.security.Signature.getInstance("Ed25519");
    verifier.initVerify(known);
    verifier.update(("m." + TIME.getEpochSecond() + ".x").getBytes(UTF_8));
    assertThat(verifier.verify(Base64.getDecoder().decode(signature.substring(4)))).isTrue();
  }

  @Test
  void aSharedAndAPrivateKeySignSideBySide() {
    String secret = "whsk_" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(SEED));

    assertThat(signed(KEY + "\n" + secret)).matches("v1,\\S+ v1a,\\S+");
  }

  private static String signed(String secret) {
    return Signature.of(secret, "m", TIME, "x");
  }
}
