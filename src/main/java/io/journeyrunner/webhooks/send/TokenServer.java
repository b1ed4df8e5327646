// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import io.journeyrunner.webhooks.endpoints.Auth;
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
  private static final String PROOF_IN_BODY =
      ", or set clientAuth: post, if it wants id and secret in the body";
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
      case Attempt.Replied reply -> answered(reply, wish);
      case Attempt.Broken broken ->
          new TokenAnswer.Away("the token server: " + broken.what(), Optional.empty());
      case Attempt.Impossible impossible ->
          new TokenAnswer.Refused("the token server: " + impossible.what());
      case Attempt.Forbidden forbidden ->
          new TokenAnswer.Forbidden("the token server: " + forbidden.what());
      case Attempt.NoToken none -> new TokenAnswer.Away(none.what(), Optional.empty());
    };
  }

  private TokenAnswer answered(Attempt.Replied reply, TokenWish wish) {
    Optional<TokenFields> fields = TokenFields.of(reply.body());
    String error = fields.map(TokenFields::error).orElse("");
    boolean isGranted = reply.status() >= OK && reply.status() < NOT_OK && error.isEmpty();
    if (!isGranted) {
      return refused(reply, error, wish);
    }
    return fields
        .map(this::granted)
        .orElseGet(() -> away("the token server answered with no token that can be read", reply));
  }

  private TokenAnswer granted(TokenFields fields) {
    if (fields.accessToken().isEmpty()) {
      return new TokenAnswer.Refused(
          "the token server answered without access_token; correct tokenUrl of the endpoint");
    }
    if (!fields.isBearer()) {
      return new TokenAnswer.Refused(
          "the token server gives tokens of another token_type than Bearer; let it give those");
    }
    return SENDABLE.matcher(fields.accessToken()).matches()
        ? new TokenAnswer.Granted(fields.accessToken(), life(fields.expiresIn()))
        : new TokenAnswer.Refused(
            "the token server gave an access_token that no header can hold; correct tokenUrl of"
                + " the endpoint");
  }

  private Duration life(double seconds) {
    if (!(seconds >= 1)) {
      return USUAL_LIFE;
    }
    Duration whole =
        Duration.ofSeconds((long) Math.min(seconds, (double) LONGEST_LIFE.toSeconds()));
    Duration half = whole.dividedBy(2);
    Duration margin = settings.tokenMargin();
    return whole.minus(margin.compareTo(half) > 0 ? half : margin);
  }

  private TokenAnswer refused(Attempt.Replied reply, String error, TokenWish wish) {
    int status = reply.status();
    if (status >= SERVER_ERROR || LATER.contains(status) || FOR_NOW.contains(error)) {
      return away("the token server answered with status " + status, reply);
    }
    if (FOR_GOOD.contains(error)) {
      return new TokenAnswer.Refused(
          "the token server refuses the client ("
              + error
              + "); correct clientId, clientSecret, scope or audience of the endpoint"
              + (isProofUnseen(reply, error, wish) ? PROOF_IN_BODY : ""));
    }
    return new TokenAnswer.Refused(
        "the token server answered with status "
            + status
            + (status < NOT_OK ? " and an error" : "")
            + "; correct tokenUrl, clientId or clientSecret of the endpoint");
  }

  /** One that looks at the header says how to write it (RFC 6749 §5.2). */
  private static boolean isProofUnseen(Attempt.Replied reply, String error, TokenWish wish) {
    return wish.auth().clientAuth() == Auth.ClientAuth.basic
        && (error.equals("invalid_client") || error.equals("invalid_request"))
        && !reply.headers().containsKey("www-authenticate");
  }

  private TokenAnswer away(String what, Attempt.Replied reply) {
    return new TokenAnswer.Away(what, RetryAfter.read(reply.headers(), clock.instant()));
  }
}
