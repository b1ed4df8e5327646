// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.log;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as it is kept. Immutable. Holds no secret: who makes one has masked them.
 *
 * @param origin what the call was made for
 * @param time when the attempt began
 * @param endpoint scheme, host and port, or the secret that names them; empty if nothing was called
 * @param attempt 1 for the first
 * @param result what came of it
 * @param exchange what was sent and what came back
 * @param inputs what the call was rendered from, as who made it writes it, so that it can be made
 *     again; null if it can't be. No reader of the log sees it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoggedAttempt(
    @JsonUnwrapped Origin origin,
    Instant time,
    String endpoint,
    int attempt,
    @JsonUnwrapped Result result,
    @Nullable Exchange exchange,
    @JsonIgnore @Nullable String inputs) {

  /**
   * What a call is made for.
   *
   * @param webhook_id the delivery
   * @param process the process that the WebHook stands in
   * @param instance the engine's key of the process instance that made the call, by which Operate
   *     finds it
   * @param replay the replay that it belongs to; null for the process's own call
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Origin(
      String webhook_id,
      String process,
      String element,
      String instance,
      String event,
      String user,
      @Nullable String replay) {

    /** The same call, made anew by a replay. */
    public Origin replayed(String replayId, String byInstance) {
      return new Origin(webhook_id, process, element, byInstance, event, user, replayId);
    }
  }

  /**
   * What came of an attempt.
   *
   * @param outcome {@code delivered}, {@code retry}, or why the delivery ended
   * @param what what came back, in words
   * @param status of the reply; null if there was none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Result(String outcome, String what, @Nullable Integer status, long duration_ms) {}

  /**
   * What went over the wire.
   *
   * @param request what was sent; null if nothing was
   * @param reply what came back; null if nothing did
   * @param timing milliseconds of {@code token}, {@code dns}, {@code connect}, {@code tls}, {@code
   *     waiting} and {@code reading}, of those that happened
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Exchange(
      @Nullable Request request, @Nullable Reply reply, Map<String, Long> timing) {

    /** Nothing was sent. */
    public static final Exchange NONE = new Exchange(null, null, Map.of());
  }

  /** What was sent. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Request(
      String method, String url, Map<String, String> headers, @Nullable String body) {

    /** Cuts what is long. */
    public Request {
      url = Cut.line(url);
      headers = Cut.headers(headers);
      body = body == null ? null : Cut.body(body);
    }
  }

  /** What came back. */
  public record Reply(int status, Map<String, String> headers, String body) {

    /** Cuts what is long. */
    public Reply {
      headers = Cut.headers(headers);
      body = Cut.body(body);
    }
  }
}
