// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.webhooks.endpoints.Endpoint;
import io.journeyrunner.webhooks.endpoints.EndpointsOn;
import io.journeyrunner.webhooks.secrets.SecretSettings;
import io.journeyrunner.webhooks.secrets.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Handshake;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** A server that wants a certificate gets the one that the endpoint names, on real sockets. */
class MutualTlsTest {

  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().certificateAuthority(1).build();
  private static final HeldCertificate BETWEEN =
      new HeldCertificate.Builder().certificateAuthority(0).signedBy(AUTHORITY).build();
  private static final HeldCertificate ANN =
      new HeldCertificate.Builder().commonName("Ann").rsa2048().signedBy(BETWEEN).build();
  private static final HeldCertificate BOB =
      new HeldCertificate.Builder().commonName("Bob").signedBy(BETWEEN).build();
  private static final HeldCertificate STRANGER =
      new HeldCertificate.Builder().commonName("Stranger").build();
  private static final HeldCertificate SERVER =
      new HeldCertificate.Builder()
          .addSubjectAlternativeName("127.0.0.1")
          .signedBy(AUTHORITY)
          .build();

  private final MockWebServer server = new MockWebServer();
  private final MockEnvironment environment = new MockEnvironment();
  private final EndpointSender sender =
      LoopbackSender.forEndpoints(
          new Secrets(new SecretSettings(null), environment),
          EndpointsOn.settings(Path.of("none")),
          Clock.systemUTC());
  private final Credentials nothing =
      new Credentials() {
        @Override
        public Optional<String> find(String name) {
          return Optional.empty();
        }

        @Override
        public void made(String credential) {}
      };

  @BeforeEach
  void start() throws IOException {
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(SERVER)
            .addTrustedCertificate(AUTHORITY.certificate())
            .build()
            .sslSocketFactory());
    server.requireClientAuth();
    for (int n = 0; n < 4; n++) {
      server.enqueue(new MockResponse.Builder().build());
    }
    server.start(InetAddress.getLoopbackAddress(), 0);
    secret("CA", AUTHORITY.certificatePem());
    own("ANN", ANN);
    own("BOB", BOB);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void secret(String name, String value) {
    environment.setProperty("JOURNEYRUNNER_SECRET_" + name, value);
  }

  private void own(String name, HeldCertificate held) {
    secret(name + "_CERT", held.certificatePem() + BETWEEN.certificatePem());
    secret(name + "_KEY", held.privateKeyPkcs8Pem());
  }

  private Attempt send(String mtls) {
    String url = "https://127.0.0.1:" + server.getPort();
    Endpoint endpoint =
        EndpointsOn.fromYaml("{ id: bank, baseUrl: '" + url + "', mtls: " + mtls + " }");
    Call call = new Call("GET", url + "/", Map.of(), null, null, Duration.ofSeconds(5));
    return sender.send(call, endpoint, nothing);
  }

  private Attempt sendAs(String name) {
    return send("{ certificate: " + name + "-cert, key: " + name + "-key, trusted: ca }");
  }

  private String caller() throws InterruptedException {
    RecordedRequest request = Objects.requireNonNull(server.takeRequest(2, TimeUnit.SECONDS));
    Handshake handshake = Objects.requireNonNull(request.getHandshake());
    return String.valueOf(handshake.peerPrincipal());
  }

  @Test
  void theCertificateOfTheEndpointIsShownWithItsIntermediates() throws InterruptedException {
    assertThat(sendAs("ann")).isInstanceOf(Attempt.Replied.class);

    assertThat(caller()).contains("CN=Ann");
  }

  @Test
  void aConnectionOfOneIsNeverUsedForAnother() throws InterruptedException {
    assertThat(sendAs("ann")).isInstanceOf(Attempt.Replied.class);
    assertThat(sendAs("bob")).isInstanceOf(Attempt.Replied.class);
    assertThat(sendAs("ann")).isInstanceOf(Attempt.Replied.class);

    assertThat(caller()).contains("CN=Ann");
    assertThat(caller()).contains("CN=Bob");
    RecordedRequest third = Objects.requireNonNull(server.takeRequest(2, TimeUnit.SECONDS));
    assertThat(String.valueOf(Objects.requireNonNull(third.getHandshake()).peerPrincipal()))
        .contains("CN=Ann");
    assertThat(third.getExchangeIndex()).as("on the first one's connection").isEqualTo(1);
  }

  @Test
  void aServerWhoseAuthorityIsNotNamedIsNotTrusted() {
    assertThat(send("{ certificate: ann-cert, key: ann-key }"))
        .isInstanceOfSatisfying(
            Attempt.Broken.class,
            attempt -> assertThat(attempt.what()).isEqualTo("its certificate is not trusted here"));
  }

  @Test
  void aCertificateThatTheServerDoesNotTakeIsTold() {
    secret("STRANGER_CERT", STRANGER.certificatePem());
    secret("STRANGER_KEY", STRANGER.privateKeyPkcs8Pem());

    assertThat(sendAs("stranger")).isInstanceOf(Attempt.Broken.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ certificate: nowhere, key: ann-key } | the secret nowhere is not there",
        "{ certificate: ann-key, key: ann-key } | the secret ann-key holds no certificate in PEM",
        "{ certificate: ann-cert, key: ann-cert } | the secret ann-cert holds no private key in"
            + " PEM",
        "{ certificate: ann-cert, key: bob-key } | the private key is not that of the certificate",
        "{ certificate: ann-cert, key: ann-key, trusted: ann-key } | the secret ann-key holds no"
      })
  void secretsThatDontFitAreToldByNameAndNothingIsSent(String mtls, String what) {
    assertThat(send(mtls))
        .isInstanceOfSatisfying(
            Attempt.Impossible.class,
            attempt ->
                assertThat(attempt.what())
                    .startsWith("endpoint bank: " + what)
                    .doesNotContain("BEGIN"));
  }

  @Test
  void aKeyInTheOldFormIsTaken() throws InterruptedException {
    secret("ANN_KEY", ANN.privateKeyPkcs1Pem());

    assertThat(sendAs("ann")).isInstanceOf(Attempt.Replied.class);
    assertThat(caller()).contains("CN=Ann");
  }

  @Test
  void certificatesThatAreNoChainAreToldAsSuch() {
    secret(
        "ANN_CERT", ANN.certificatePem() + AUTHORITY.certificatePem() + BETWEEN.certificatePem());

    assertThat(sendAs("ann"))
        .isInstanceOfSatisfying(
            Attempt.Impossible.class,
            attempt ->
                assertThat(attempt.what())
                    .isEqualTo(
                        "endpoint bank: the certificates in the secret ann-cert are no chain; put"
                            + " the own one first, then each one's issuer, and none twice"));
  }

  @Test
  void aRotationIsNotKnownByHalf() throws InterruptedException {
    secret("ANN_KEY", STRANGER.privateKeyPkcs8Pem());
    assertThat(sendAs("ann")).isInstanceOf(Attempt.Impossible.class);

    secret("ANN_KEY", ANN.privateKeyPkcs8Pem());

    assertThat(sendAs("ann")).isInstanceOf(Attempt.Replied.class);
  }
}
