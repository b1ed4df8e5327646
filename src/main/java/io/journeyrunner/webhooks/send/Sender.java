// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Makes one attempt: exactly one request on the wire, no redirects, and no more of the reply than
 * is kept. Blocks its thread for at most the call's timeout. Thread-safe.
 */
@Component
public final class Sender {

  private static final int KEPT = 64 * 1024;
  private static final int IDLE_CONNECTIONS = 200;

  /**
   * Many receivers (Node, Apache) close a connection that was idle for 5 s. One that was closed
   * over there would cost the next call an attempt.
   */
  private static final Duration IDLE_AT_MOST = Duration.ofSeconds(4);

  private static final int SWITCHING_PROTOCOLS = 101;

  private final OkHttpClient client;

  @Autowired
  Sender(AddressGuard guard) {
    this(guard, host -> List.of(InetAddress.getAllByName(host)));
  }

  Sender(AddressGuard guard, GuardedNames.Resolver resolver) {
    this.client =
        new OkHttpClient.Builder()
            .connectionPool(
                new ConnectionPool(
                    IDLE_CONNECTIONS, IDLE_AT_MOST.toMillis(), TimeUnit.MILLISECONDS))
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            // A proxy would connect past the guard.
            .proxy(Proxy.NO_PROXY)
            .proxyAuthenticator(Authenticator.NONE)
            .dns(new GuardedNames(guard, resolver))
            .socketFactory(new GuardedSockets(guard))
            .eventListenerFactory(
                call -> Objects.requireNonNull(call.request().tag(StopWatch.class)))
            .addNetworkInterceptor(Disguise::put)
            .build();
  }

  /** What makes this call impossible, whenever it is sent; empty if nothing does. */
  public static Optional<String> mistake(Call call) {
    try {
      Request unused = Requests.of(call);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** The client of calls that need no certificate of this side; others are made from it. */
  OkHttpClient client() {
    return client;
  }

  /** Makes one attempt; never fails. */
  public Attempt send(Call call) {
    return send(call, client);
  }

  /** Makes one attempt with a client that was made from {@link #client}; never fails. */
  Attempt send(Call call, OkHttpClient by) {
    StopWatch watch = new StopWatch();
    Request request;
    try {
      request = Requests.of(call).newBuilder().tag(StopWatch.class, watch).build();
    } catch (IllegalArgumentException e) {
      return new Attempt.Impossible(String.valueOf(e.getMessage()), watch.stop());
    }
    okhttp3.Call attempt = by.newCall(request);
    attempt.timeout().timeout(call.timeout().toMillis(), TimeUnit.MILLISECONDS);
    try (Response response = GuardedNames.execute(attempt, call.timeout())) {
      if (response.code() == SWITCHING_PROTOCOLS) {
        // Nobody asked for another protocol: there is no reply to read, but a socket to close.
        attempt.cancel();
        return new Attempt.Replied(
            response.code(), Disguise.headers(response), "", false, watch.stop());
      }
      return replied(response, watch);
    } catch (AddressForbidden e) {
      return new Attempt.Forbidden(String.valueOf(e.getMessage()), watch.stop());
    } catch (ProtocolException e) {
      return watch
          .replyWithoutBody()
          .<Attempt>map(reply -> taken(reply, watch))
          .orElseGet(() -> broken(e, call, watch));
    } catch (IOException e) {
      return broken(e, call, watch);
    }
  }

  /** It was answered, though with a body where the status allows none, which OkHttp refuses. */
  private static Attempt.Replied taken(Response reply, StopWatch watch) {
    return new Attempt.Replied(reply.code(), Disguise.headers(reply), "", true, watch.stop());
  }

  private static Attempt.Broken broken(IOException e, Call call, StopWatch watch) {
    return new Attempt.Broken(Breakage.describe(e, call.timeout()), watch.stop());
  }

  private static Attempt replied(Response response, StopWatch watch) throws IOException {
    BufferedSource source = response.body().source();
    boolean isCut = source.request(KEPT + 1L);
    Buffer kept = new Buffer();
    source.getBuffer().copyTo(kept, 0, Math.min(KEPT, source.getBuffer().size()));
    return new Attempt.Replied(
        Disguise.status(response),
        Disguise.headers(response),
        kept.readString(StandardCharsets.UTF_8),
        isCut,
        watch.stop());
  }
}
