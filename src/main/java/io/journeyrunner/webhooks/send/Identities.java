// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.journeyrunner.webhooks.endpoints.ClientCertificate;
import io.journeyrunner.webhooks.endpoints.SecretText;
import io.journeyrunner.webhooks.secrets.Secrets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.stereotype.Component;

/**
 * Clients that prove themselves with a certificate. All share the connections, threads and guard of
 * one client; a connection is only used again by the client that made it. Kept by what the secrets
 * hold, so a changed file makes another client. Thread-safe.
 */
@Component
final class Identities {

  private static final int MOST = 500;

  private final Sender sender;
  private final Secrets secrets;
  private final Cache<Pem, OkHttpClient> clients =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(Duration.ofHours(1)).build();

  Identities(Sender sender, Secrets secrets) {
    this.sender = sender;
    this.secrets = secrets;
  }

  /** What the secrets hold; its text does not show it. */
  private record Pem(String certificate, String key, @Nullable String trusted) {
    @Override
    public String toString() {
      return "Pem";
    }
  }

  /**
   * The client for an endpoint. The secrets of a certificate are not sent, so they need no mask.
   *
   * @throws IllegalArgumentException if a secret is not there, or not what it should be
   */
  OkHttpClient client(@Nullable ClientCertificate names) {
    if (names == null) {
      return sender.client();
    }
    try {
      return known(names);
    } catch (IllegalArgumentException e) {
      // What is being rotated may be known by half: one file of before, one of now.
      secrets.forget(names.certificate());
      secrets.forget(names.key());
      return known(names);
    }
  }

  private OkHttpClient known(ClientCertificate names) {
    Pem pem =
        new Pem(
            SecretText.require(names.certificate(), secrets::find),
            SecretText.require(names.key(), secrets::find),
            names.trusted() == null ? null : SecretText.require(names.trusted(), secrets::find));
    return Objects.requireNonNull(clients.get(pem, found -> client(names, found)));
  }

  private OkHttpClient client(ClientCertificate names, Pem pem) {
    List<X509Certificate> chain = certificates(names.certificate(), pem.certificate());
    PrivateKey key = key(names.key(), pem.key());
    X509Certificate own = chain.getFirst();
    KeyPairs.requireMatch(own.getPublicKey(), key);
    HandshakeCertificates.Builder handshake =
        new HandshakeCertificates.Builder()
            .addPlatformTrustedCertificates()
            .heldCertificate(
                new HeldCertificate(new KeyPair(own.getPublicKey(), key), own),
                chain.subList(1, chain.size()).toArray(X509Certificate[]::new));
    if (names.trusted() != null && pem.trusted() != null) {
      certificates(names.trusted(), pem.trusted()).forEach(handshake::addTrustedCertificate);
    }
    HandshakeCertificates certificates = built(handshake, names);
    return sender
        .client()
        .newBuilder()
        .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
        .build();
  }

  /** It throws what it does not declare, such as for a chain that is none. */
  private static HandshakeCertificates built(
      HandshakeCertificates.Builder handshake, ClientCertificate names) {
    try {
      return handshake.build();
    } catch (Exception e) {
      throw new IllegalArgumentException(
          "the certificates in the secret "
              + names.certificate()
              + " are no chain; put the own one first, then each one's issuer, and none twice");
    }
  }

  private static List<X509Certificate> certificates(String name, String pem) {
    try {
      PemContent content = PemContent.of(pem);
      List<X509Certificate> found = content == null ? List.of() : content.getCertificates();
      if (!found.isEmpty()) {
        return found;
      }
    } catch (RuntimeException e) {
      // told below, without what it holds
    }
    throw new IllegalArgumentException(
        "the secret " + name + " holds no certificate in PEM; put one there");
  }

  private static PrivateKey key(String name, String pem) {
    try {
      PemContent content = PemContent.of(pem);
      PrivateKey found = content == null ? null : content.getPrivateKey();
      if (found != null) {
        return found;
      }
    } catch (RuntimeException e) {
      // told below, without what it holds
    }
    throw new IllegalArgumentException(
        "the secret " + name + " holds no private key in PEM that is not encrypted; put one there");
  }
}
