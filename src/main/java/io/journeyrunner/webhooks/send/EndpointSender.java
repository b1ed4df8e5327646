// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import io.journeyrunner.webhooks.endpoints.Auth;
import io.journeyrunner.webhooks.endpoints.Endpoint;
import io.journeyrunner.webhooks.endpoints.SecretText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes one attempt at an endpoint, with what it asks for as proof. A token that the endpoint
 * refuses (401) is fetched anew once, and the call made once more; all of it within the time of the
 * call. Thread-safe.
 */
@Component
public final class EndpointSender {

  private static final String AUTHORIZATION = "Authorization";
  private static final int UNAUTHORIZED = 401;

  private final Sender sender;
  private final Identities identities;
  private final Tokens tokens;

  EndpointSender(Sender sender, Identities identities, Tokens tokens) {
    this.sender = sender;
    this.identities = identities;
    this.tokens = tokens;
  }

  /**
   * Makes one attempt; never fails.
   *
   * @param endpoint null if the call names none
   * @param credentials gives the secrets of the endpoint, and notes what is made of them
   */
  public Attempt send(Call call, @Nullable Endpoint endpoint, Credentials credentials) {
    if (endpoint == null) {
      return sender.send(call);
    }
    Deadline deadline = Deadline.in(call.timeout());
    try {
      OkHttpClient client = identities.client(endpoint.mtls());
      boolean isProvenByAuthor = endpoint.auth().sentIn().filter(call::has).isPresent();
      return switch (isProvenByAuthor ? new Auth.None() : endpoint.auth()) {
        case Auth.None ignored -> sender.send(call, client);
        case Auth.Basic basic -> sender.send(proven(call, basic(basic, credentials)), client);
        case Auth.Bearer bearer ->
            sender.send(
                proven(call, "Bearer " + SecretText.require(bearer.token(), credentials::find)),
                client);
        case Auth.ApiKey key ->
            sender.send(
                call.with(Map.of(key.header(), SecretText.require(key.key(), credentials::find))),
                client);
        case Auth.OAuth2 oauth ->
            new Tokened(call, deadline, credentials)
                .send(TokenWish.of(endpoint.id(), oauth, client, credentials::find));
      };
    } catch (IllegalArgumentException e) {
      return new Attempt.Impossible(
          "endpoint " + endpoint.id() + ": " + e.getMessage(), Timing.of(deadline.passed()));
    }
  }

  private static Call proven(Call call, String value) {
    return call.with(Map.of(AUTHORIZATION, value));
  }

  private static String basic(Auth.Basic basic, Credentials credentials) {
    String pair =
        basic.user().resolve(credentials::find)
            + ":"
            + SecretText.require(basic.password(), credentials::find);
    String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    credentials.made(encoded);
    return "Basic " + encoded;
  }

  /** A call with a token. For one use by one thread. */
  private final class Tokened {

    private final Call call;
    private final Deadline deadline;
    private final Credentials credentials;
    private Duration forTokens = Duration.ZERO;

    Tokened(Call call, Deadline deadline, Credentials credentials) {
      this.call = call;
      this.deadline = deadline;
      this.credentials = credentials;
    }

    Attempt send(TokenWish wish) {
      TokenAnswer answer = tokens.token(wish, deadline.left());
      forTokens = deadline.passed();
      Attempt attempt = attempt(wish, answer);
      if (answer instanceof TokenAnswer.Granted refused
          && attempt instanceof Attempt.Replied reply
          && reply.status() == UNAUTHORIZED) {
        Duration before = deadline.passed();
        TokenAnswer renewed = tokens.tokenAfter(refused, wish, deadline.left());
        forTokens = forTokens.plus(deadline.passed()).minus(before);
        attempt = renewed.equals(refused) ? attempt : attempt(wish, renewed);
      }
      return attempt.with(attempt.timing().with(deadline.passed(), forTokens));
    }

    private Attempt attempt(TokenWish wish, TokenAnswer answer) {
      Timing timing = Timing.of(deadline.passed());
      return switch (answer) {
        case TokenAnswer.Granted granted -> {
          credentials.made(granted.token());
          Duration left = deadline.left();
          yield left.toMillis() == 0
              ? new Attempt.NoToken(
                  "its token took all the time of the call", Duration.ZERO, timing)
              : sender.send(proven(call, "Bearer " + granted.token()).within(left), wish.client());
        }
        case TokenAnswer.Refused refused -> new Attempt.Impossible(refused.what(), timing);
        case TokenAnswer.Forbidden forbidden -> new Attempt.Forbidden(forbidden.what(), timing);
        case TokenAnswer.Away away -> new Attempt.NoToken(away.what(), away.after(), timing);
      };
    }
  }
}
