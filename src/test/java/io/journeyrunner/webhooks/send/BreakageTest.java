// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;

/** A host can be a secret, so nothing of an exception's own words is told. */
class BreakageTest {

  private static String told(IOException e) {
    return Breakage.describe(e, Duration.ofSeconds(10));
  }

  private static IOException handshake(Exception cause) {
    return (IOException) new SSLHandshakeException("PKIX secret.host").initCause(cause);
  }

  @Test
  void theReasonIsToldWithoutTheHost() {
    assertThat(told(new UnknownHostException("secret.host"))).isEqualTo("its host is unknown");
    assertThat(told(new SSLPeerUnverifiedException("Hostname secret.host not verified")))
        .isEqualTo("its certificate is for another host");
    assertThat(told(handshake(new CertPathBuilderException("secret.host"))))
        .isEqualTo("its certificate is not trusted here");
    assertThat(told(handshake(new CertificateExpiredException("secret.host"))))
        .isEqualTo("its certificate has expired");
    assertThat(told(handshake(new IOException("secret.host"))))
        .isEqualTo("no secure connection could be made (SSLHandshakeException)");
    assertThat(told(new SocketException("secret.host")))
        .isEqualTo("the connection broke (SocketException)");
  }
}
