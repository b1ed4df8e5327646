// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What calls to an endpoint prove themselves with. Names secrets, and never holds one. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Auth.None.class, name = "none"),
  @JsonSubTypes.Type(value = Auth.Basic.class, name = "basic"),
  @JsonSubTypes.Type(value = Auth.Bearer.class, name = "bearer"),
  @JsonSubTypes.Type(value = Auth.ApiKey.class, name = "apiKey"),
  @JsonSubTypes.Type(value = Auth.OAuth2.class, name = "oauth2")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Auth {

  /** The kind, as authors write it. */
  @JsonIgnore
  String kind();

  /** The header that it is sent in; empty for none. */
  @JsonIgnore
  default Optional<String> sentIn() {
    return Optional.of("Authorization");
  }

  /** Nothing is sent. */
  record None() implements Auth {
    @Override
    public String kind() {
      return "none";
    }

    @Override
    public Optional<String> sentIn() {
      return Optional.empty();
    }
  }

  /**
   * User and password (RFC 7617).
   *
   * @param user without a colon; may be a secret
   * @param password the name of the secret
   */
  record Basic(SecretText user, String password) implements Auth {
    /** Checks both. */
    public Basic {
      Checks.present("auth.user", user);
      Checks.secret("auth.password", password);
      if (user.with(name -> "").contains(":")) {
        throw new IllegalArgumentException("auth.user has a colon, which ends it; use another");
      }
    }

    @Override
    public String kind() {
      return "basic";
    }
  }

  /**
   * A fixed token (RFC 6750).
   *
   * @param token the name of the secret
   */
  record Bearer(String token) implements Auth {
    /** Checks the name. */
    public Bearer {
      Checks.secret("auth.token", token);
    }

    @Override
    public String kind() {
      return "bearer";
    }
  }

  /**
   * A key in a header.
   *
   * @param header {@code X-API-Key} unless said otherwise
   * @param key the name of the secret
   */
  record ApiKey(String header, String key) implements Auth {
    /** Puts the default in place, and checks the name. */
    public ApiKey {
      header = header == null ? "X-API-Key" : header;
      Checks.secret("auth.key", key);
    }

    @Override
    public String kind() {
      return "apiKey";
    }

    @Override
    public Optional<String> sentIn() {
      return Optional.of(header);
    }
  }

  /**
   * Tokens by client credentials (RFC 6749 §4.4).
   *
   * @param tokenUrl where tokens are asked for
   * @param clientId may be a secret
   * @param clientSecret the name of the secret
   * @param scope one or more, with blanks between; null for what the server thinks right
   * @param audience whom the tokens are for; null if the server does not ask
   * @param clientAuth how the client proves itself; {@code basic} unless said otherwise
   */
  record OAuth2(
      Address tokenUrl,
      SecretText clientId,
      String clientSecret,
      @Nullable String scope,
      @Nullable String audience,
      ClientAuth clientAuth)
      implements Auth {
    /** Puts the default in place, and checks the rest. */
    public OAuth2 {
      Checks.present("auth.tokenUrl", tokenUrl);
      Checks.present("auth.clientId", clientId);
      Checks.secret("auth.clientSecret", clientSecret);
      clientAuth = clientAuth == null ? ClientAuth.basic : clientAuth;
    }

    @Override
    public String kind() {
      return "oauth2";
    }
  }

  /** How a client proves itself to a token server (RFC 6749 §2.3.1). Spelled as authors do. */
  enum ClientAuth {
    /** Id and secret in the header {@code Authorization}. */
    basic,
    /** Id and secret in the body. */
    post
  }
}
