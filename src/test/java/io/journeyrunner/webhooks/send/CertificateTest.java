// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** A certificate that does not prove who answers is told in words, and nothing is sent. */
class CertificateTest {

  private static HeldCertificate.Builder certificate() {
    return new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1");
  }

  private static String told(HeldCertificate certificate) throws IOException {
    HandshakeCertificates identity =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    try (MockWebServer server = new MockWebServer()) {
      server.useHttps(identity.sslSocketFactory());
      server.enqueue(new MockResponse.Builder().build());
      server.start(InetAddress.getLoopbackAddress(), 0);
      Attempt attempt =
          LoopbackSender.create()
              .send(
                  new Call(
                      "GET",
                      "https://127.0.0.1:" + server.getPort() + "/",
                      Map.of(),
                      null,
                      null,
                      Duration.ofSeconds(5)));
      assertThat(server.getRequestCount()).isZero();
      return ((Attempt.Broken) attempt).what();
    }
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsNotTrusted() throws IOException {
    assertThat(told(certificate().build())).isEqualTo("its certificate is not trusted here");
  }

  @Test
  void aCertificateThatHasExpiredIsNotTrustedEither() throws IOException {
    HeldCertificate expired =
        certificate().validityInterval(1_000_000_000_000L, 1_100_000_000_000L).build();

    assertThat(told(expired)).startsWith("its certificate ");
  }
}
