// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a node proves itself with in the TLS handshake (mTLS), by names of secrets. Immutable.
 *
 * @param certificate the name of the secret with the certificate in PEM, its intermediates behind
 *     it
 * @param key the name of the secret with its private key in PEM, not encrypted
 * @param trusted the name of the secret with certificates in PEM of authorities that are trusted
 *     besides the platform's; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientCertificate(String certificate, String key, @Nullable String trusted) {

  /** Checks the names. */
  public ClientCertificate {
    Checks.secret("mtls.certificate", certificate);
    Checks.secret("mtls.key", key);
    if (trusted != null) {
      Checks.secret("mtls.trusted", trusted);
    }
  }
}
