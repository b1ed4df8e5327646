// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import io.journeyrunner.webhooks.endpoints.Auth;
import io.journeyrunner.webhooks.endpoints.SecretText;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.OkHttpClient;

/**
 * What a token is wanted for: whatever changes in it makes it another wish, and leads to another
 * token. Immutable; its text holds no secret.
 *
 * @param endpoint the id: endpoints share no tokens
 * @param client which connects to the token server
 */
record TokenWish(String endpoint, Auth.OAuth2 auth, Client credentials, OkHttpClient client) {

  /** Who asks whom. */
  record Client(String url, String id, String secret) {
    @Override
    public String toString() {
      return "Client";
    }
  }

  /**
   * Resolves the secrets.
   *
   * @throws IllegalArgumentException if one is not there
   */
  static TokenWish of(
      String endpoint,
      Auth.OAuth2 auth,
      OkHttpClient client,
      Function<String, Optional<String>> secrets) {
    return new TokenWish(
        endpoint,
        auth,
        new Client(
            auth.tokenUrl().resolve(secrets),
            auth.clientId().resolve(secrets),
            SecretText.require(auth.clientSecret(), secrets)),
        client);
  }
}
