// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import io.journeyrunner.testing.SettableClock;
import io.journeyrunner.webhooks.endpoints.Endpoint;
import io.journeyrunner.webhooks.endpoints.EndpointsOn;
import io.journeyrunner.webhooks.secrets.SecretSettings;
import io.journeyrunner.webhooks.secrets.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.mock.env.MockEnvironment;

/** What the tests of tokens have in common: a token server, an API, and a sender for both. */
final class OAuthBench implements AutoCloseable {

  static final String SECRET = "pä55&wörd=";

  final ScriptedTokens peer = new ScriptedTokens();
  final SettableClock clock = new SettableClock();
  final MockEnvironment environment = new MockEnvironment();
  final EndpointSender sender =
      LoopbackSender.forEndpoints(
          new Secrets(new SecretSettings(null), environment),
          EndpointsOn.settings(Path.of("none")),
          clock);
  final List<String> made = new CopyOnWriteArrayList<>();
  final Credentials credentials =
      new Credentials() {
        @Override
        public Optional<String> find(String name) {
          return Optional.ofNullable(environment.getProperty(name));
        }

        @Override
        public void made(String credential) {
          made.add(credential);
        }
      };

  OAuthBench() {
    environment.setProperty("the-secret", SECRET);
  }

  /** An endpoint with tokens of this server, and more of its configuration. */
  Endpoint endpoint(String id, String more) {
    return endpointAt(peer.server.url("/token").toString(), id, more);
  }

  Endpoint endpointAt(String tokenUrl, String id, String more) {
    return EndpointsOn.fromYaml(
        """
        id: %s
        baseUrl: '%s'
        auth: { type: oauth2, tokenUrl: '%s', clientId: 'cli:ent', clientSecret: the-secret %s }
        """
            .formatted(id, peer.server.url("/api"), tokenUrl, more));
  }

  Attempt send(Map<String, String> headers, Duration timeout) {
    return send(endpoint("partner", ""), headers, timeout);
  }

  Attempt send(Endpoint endpoint) {
    return send(endpoint, Map.of(), Duration.ofSeconds(5));
  }

  Attempt send() {
    return send(Map.of(), Duration.ofSeconds(5));
  }

  int status() {
    return ((Attempt.Replied) send()).status();
  }

  private Attempt send(Endpoint endpoint, Map<String, String> headers, Duration timeout) {
    Call call =
        new Call("POST", peer.server.url("/api/x").toString(), headers, "text/plain", "b", timeout);
    return sender.send(call, endpoint, credentials);
  }

  @Override
  public void close() {
    peer.close();
  }
}
