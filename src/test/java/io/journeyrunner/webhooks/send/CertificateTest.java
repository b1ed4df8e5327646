// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** A certificate that does not prove who answers is told in words, and nothing is sent. */
class CertificateTest {

  private final Sender sender = LoopbackSender.create();
  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).build();

  private HeldCertificate.Builder issued() {
    return new HeldCertificate.Builder().signedBy(authority);
  }

  /** A client that trusts the authority. */
  private OkHttpClient trusting() {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder().addTrustedCertificate(authority.certificate()).build();
    return sender
        .client()
        .newBuilder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .build();
  }

  private Attempt call(HeldCertificate certificate, OkHttpClient client) throws IOException {
    HandshakeCertificates identity =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    try (MockWebServer server = new MockWebServer()) {
      server.useHttps(identity.sslSocketFactory());
      server.enqueue(new MockResponse.Builder().build());
      server.start(InetAddress.getLoopbackAddress(), 0);
      String url = "https://127.0.0.1:" + server.getPort() + "/";
      Attempt attempt =
          sender.send(new Call("GET", url, Map.of(), null, null, Duration.ofSeconds(5)), client);
      assertThat(server.getRequestCount()).isEqualTo(attempt instanceof Attempt.Replied ? 1 : 0);
      return attempt;
    }
  }

  private String told(HeldCertificate certificate, OkHttpClient client) throws IOException {
    return ((Attempt.Broken) call(certificate, client)).what();
  }

  @Test
  void aCertificateOfATrustedAuthorityIsTaken() throws IOException {
    HeldCertificate good = issued().addSubjectAlternativeName("127.0.0.1").build();

    assertThat(call(good, trusting())).isInstanceOf(Attempt.Replied.class);
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsNotTrusted() throws IOException {
    HeldCertificate good = issued().addSubjectAlternativeName("127.0.0.1").build();

    assertThat(told(good, sender.client())).isEqualTo("its certificate is not trusted here");
  }

  @Test
  void aCertificateThatHasExpiredIsToldAsSuch() throws IOException {
    HeldCertificate expired =
        issued()
            .addSubjectAlternativeName("127.0.0.1")
            .validityInterval(1_000_000_000_000L, 1_100_000_000_000L)
            .build();

    assertThat(told(expired, trusting())).isEqualTo("its certificate has expired");
  }

  @Test
  void aCertificateOfAnotherHostIsToldAsSuch() throws IOException {
    HeldCertificate other = issued().addSubjectAlternativeName("other.example").build();

    assertThat(told(other, trusting())).isEqualTo("its certificate is for another host");
  }
}
