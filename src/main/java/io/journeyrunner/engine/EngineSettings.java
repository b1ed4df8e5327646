// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The engine, and how it is spoken to. What concerns the embedded one only is in {@link
 * io.journeyrunner.engine.embedded.EmbeddedSettings}.
 *
 * @param mode {@code embedded} starts an engine as a child process of this application; {@code
 *     external} connects to a Camunda 8 cluster, 8.6 or newer, and starts nothing
 * @param external the cluster, in mode {@code external}
 * @param calls limits of the calls to the engine
 */
@Validated
@ConfigurationProperties("journeyrunner.engine")
public record EngineSettings(
    @DefaultValue("embedded") Mode mode,
    @DefaultValue @Valid External external,
    @DefaultValue @Valid Calls calls) {

  /** Where the engine runs. */
  public enum Mode {
    /** A child process of this application. */
    EMBEDDED,
    /** A Camunda 8 cluster, self-managed or SaaS. */
    EXTERNAL
  }

  /**
   * A Camunda 8 cluster, 8.6 or newer.
   *
   * @param address where the cluster takes gRPC calls: {@code http://host:26500} in plain text,
   *     {@code https://host:443} with TLS (SaaS: {@code
   *     https://<cluster>.<region>.zeebe.camunda.io:443})
   * @param restAddress where it takes REST calls, such as {@code http://host:8080}; SaaS: {@code
   *     https://<region>.zeebe.camunda.io:443/<cluster>}. From version 8.8 on it is asked for what
   *     others deployed; nothing else goes there
   * @param oauth how to log in; nothing where the cluster asks for nothing
   */
  public record External(
      @DefaultValue("http://127.0.0.1:26500") URI address,
      @Nullable URI restAddress,
      @Nullable @Valid OAuth oauth) {}

  /**
   * OAuth client credentials (RFC 6749 §4.4).
   *
   * @param clientId who this application is to the cluster, as the authorization server knows it
   * @param clientSecret the secret of that client; set it by the environment variable {@code
   *     JOURNEYRUNNER_ENGINE_EXTERNAL_OAUTH_CLIENT_SECRET}
   * @param audience what the token is for; SaaS: {@code zeebe.camunda.io}
   * @param authorizationServer where tokens come from; SaaS: {@code
   *     https://login.cloud.camunda.io/oauth/token}
   */
  public record OAuth(
      String clientId,
      String clientSecret,
      @DefaultValue("zeebe.camunda.io") String audience,
      @DefaultValue("https://login.cloud.camunda.io/oauth/token") URI authorizationServer) {

    @Override
    public String toString() {
      return "OAuth[" + clientId + ", ***, " + audience + ", " + authorizationServer + "]";
    }
  }

  /**
   * Limits of the calls.
   *
   * @param timeout how long one call to the engine may take; a bigger value hides a slow engine
   *     from senders of events for longer
   * @param patience how long a start or a deployment is tried again while the engine pushes back,
   *     before the caller hears of it; a bigger value lets senders wait longer, and fewer of them
   *     must come again
   * @param startsInFlight how many starts may be under way at once in one node, 1 or more; more
   *     than the engine takes at once (at first 100 per partition by default) are only pushed back
   * @param largestVariables how large the variables of a start may be, as JSON; the engine refuses
   *     more than about 2 MB, what its blocks add included
   */
  public record Calls(
      @DefaultValue("PT10S") Duration timeout,
      @DefaultValue("PT2S") Duration patience,
      @DefaultValue("128") @Min(1) int startsInFlight,
      @DefaultValue("1MB") DataSize largestVariables) {}
}
