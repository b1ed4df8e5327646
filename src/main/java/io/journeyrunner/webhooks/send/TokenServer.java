// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import io.journeyrunner.webhooks.endpoints.EndpointSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Asks token servers for tokens, by the same guarded way as any call, and decides what their
 * answers mean; the only place that does. Nothing that they say is shown, but the codes of the
 * standard. Thread-safe.
 */
@Component
final class TokenServer {

  /** Of a token without word of its life (RFC 6749 §5.1 only recommends it). */
  private static final Duration USUAL_LIFE = Duration.ofMinutes(5);

  private static final Duration LONGEST_LIFE = Duration.ofDays(1);

  /** Errors that stay until somebody mends the configuration (RFC 6749 §5.2). */
  private static final Set<String> FOR_GOOD =
      Set.of(
          "invalid_request",
          "invalid_client",
          "invalid_grant",
          "unauthorized_client",
          "unsupported_grant_type",
          "invalid_scope",
          "invalid_target",
          "access_denied");

  private static final Set<String> FOR_NOW = Set.of("server_error", "temporarily_unavailable");
  private static final Set<Integer> LATER = Set.of(408, 425, 429);
  private static final int SERVER_ERROR = 500;
  private static final int OK = 200;
  private static final int NOT_OK = 300;
  private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]{1,16000}");

  private final Sender sender;
  private final EndpointSettings settings;
  private final Clock clock;

  TokenServer(Sender sender, EndpointSettings settings, Clock clock) {
    this.sender = sender;
    this.settings = settings;
    this.clock = clock;
  }

  /** Asks for a token; never fails. */
  TokenAnswer ask(TokenWish wish) {
    Call call;
    try {
      call = TokenRequests.of(wish, settings.tokenTimeout());
    } catch (IllegalArgumentException e) {
      return new TokenAnswer.Refused(String.valueOf(e.getMessage()));
    }
    return switch (sender.send(call, wish.client())) {
      case Attempt.Replied reply when reply.status() >= OK && reply.status() < NOT_OK ->
          granted(reply);
      case Attempt.Replied reply -> refused(reply);
      case Attempt.Broken broken ->
          new TokenAnswer.Away("the token server: " + broken.what(), Optional.empty());
      case Attempt.Impossible impossible ->
          new TokenAnswer.Refused("the token server: " + impossible.what());
      case Attempt.Forbidden forbidden ->
          new TokenAnswer.Forbidden("the token server: " + forbidden.what());
      case Attempt.NoToken none -> new TokenAnswer.Away(none.what(), none.retryAfter());
    };
  }

  private TokenAnswer granted(Attempt.Replied reply) {
    AccessToken token;
    try {
      token = AccessTokenResponse.parse(response(reply, OK)).getTokens().getAccessToken();
    } catch (ParseException | RuntimeException e) {
      return new TokenAnswer.Away(
          "the token server answered with no token that can be read", Optional.empty());
    }
    if (!AccessTokenType.BEARER.equals(token.getType())) {
      return new TokenAnswer.Refused(
          "the token server gives tokens of another type than Bearer; let it give those");
    }
    return SENDABLE.matcher(token.getValue()).matches()
        ? new TokenAnswer.Granted(token.getValue(), life(token.getLifetime()))
        : new TokenAnswer.Away(
            "the token server gave a token that no header can hold", Optional.empty());
  }

  private Duration life(long seconds) {
    if (seconds <= 0) {
      return USUAL_LIFE;
    }
    Duration whole = Duration.ofSeconds(Math.min(seconds, LONGEST_LIFE.toSeconds()));
    Duration half = whole.dividedBy(2);
    Duration margin = settings.tokenMargin();
    return whole.minus(margin.compareTo(half) > 0 ? half : margin);
  }

  private TokenAnswer refused(Attempt.Replied reply) {
    String error = error(reply);
    int status = reply.status();
    boolean isForNow = status >= SERVER_ERROR || LATER.contains(status) || FOR_NOW.contains(error);
    if (isForNow) {
      return new TokenAnswer.Away(
          "the token server answered with status " + status,
          RetryAfter.read(reply.headers(), clock.instant()));
    }
    return new TokenAnswer.Refused(
        FOR_GOOD.contains(error)
            ? "the token server refuses the client ("
                + error
                + "); correct clientId, clientSecret, scope or audience of the endpoint"
            : "the token server answered with status "
                + status
                + "; correct tokenUrl, clientId or clientSecret of the endpoint");
  }

  private static String error(Attempt.Replied reply) {
    try {
      String code =
          TokenErrorResponse.parse(response(reply, reply.status())).getErrorObject().getCode();
      return code == null ? "" : code;
    } catch (ParseException | RuntimeException e) {
      return "";
    }
  }

  private static HTTPResponse response(Attempt.Replied reply, int status) throws ParseException {
    HTTPResponse response = new HTTPResponse(status);
    response.setContentType("application/json"); // whatever it says: else it is not looked at
    response.setBody(reply.body());
    return response;
  }
}
