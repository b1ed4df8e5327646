// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;

/** Writes requests for tokens (RFC 6749 §4.4.2). */
final class TokenRequests {

  private TokenRequests() {}

  /**
   * The call that asks for a token.
   *
   * @throws IllegalArgumentException if the address of the token server can't be one
   */
  static Call of(TokenWish wish, Duration timeout) {
    TokenRequest.Builder request =
        new TokenRequest.Builder(
            uri(wish.credentials().url()), client(wish), new ClientCredentialsGrant());
    if (wish.auth().scope() != null) {
      request.scope(Scope.parse(wish.auth().scope()));
    }
    if (wish.auth().audience() != null) {
      request.customParameter("audience", wish.auth().audience());
    }
    HTTPRequest written = request.build().toHTTPRequest();
    String authorization = written.getAuthorization();
    return new Call(
        "POST",
        wish.credentials().url(),
        authorization == null
            ? Map.of("Accept", "application/json")
            : Map.of("Accept", "application/json", "Authorization", authorization),
        "application/x-www-form-urlencoded",
        written.getBody(),
        timeout);
  }

  private static ClientAuthentication client(TokenWish wish) {
    ClientID id = new ClientID(wish.credentials().id());
    Secret secret = new Secret(wish.credentials().secret());
    return switch (wish.auth().clientAuth()) {
      case basic -> new ClientSecretBasic(id, secret);
      case post -> new ClientSecretPost(id, secret);
    };
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("its tokenUrl is no address; correct it or its secret");
    }
  }
}
