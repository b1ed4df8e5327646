// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
 * Makes one attempt: one request, no redirects, and no more of the reply than is kept. A request
 * that the receiver surely did not process is sent again, at once and once. Blocks its thread for
 * at most the call's timeout. Thread-safe.
 */
@Component
public final class Sender {

  private static final int KEPT = 64 * 1024;
  private static final int IDLE_CONNECTIONS = 200;

  /**
   * Many receivers (Node, Apache) close a connection that was idle for 5 s. Left before, it needs
   * no second request.
   */
  private static final Duration IDLE_AT_MOST = Duration.ofSeconds(4);

  /**
   * How often an HTTP/2 connection is asked whether it is alive; it is given up when the next ping
   * is due and the last one has no answer. Calls would go on to use one that has silently died.
   */
  private static final Duration PING = Duration.ofSeconds(3);

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
            .pingInterval(PING)
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
    Deadline deadline = Deadline.in(call.timeout());
    StopWatch watch = new StopWatch();
    Request request;
    try {
      request = Requests.of(call).newBuilder().tag(StopWatch.class, watch).build();
    } catch (IllegalArgumentException e) {
      return new Attempt.Impossible(String.valueOf(e.getMessage()), watch.stop());
    }
    try {
      return sent(by.newCall(request), deadline.left(), watch);
    } catch (IOException e) {
      if (!Unprocessed.is(e, watch)) {
        return failed(e, call, watch);
      }
    }
    watch.beginAgain();
    try {
      return sent(fresh(by).newCall(request), deadline.left(), watch);
    } catch (IOException e) {
      return failed(e, call, watch);
    }
  }

  /** A client that opens a connection of its own: another that is idle may be closed as well. */
  private static OkHttpClient fresh(OkHttpClient client) {
    ConnectionPool pool = new ConnectionPool(0, 1, TimeUnit.MILLISECONDS);
    return client.newBuilder().connectionPool(pool).build();
  }

  private static Attempt.Replied sent(okhttp3.Call attempt, Duration time, StopWatch watch)
      throws IOException {
    attempt.timeout().timeout(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
    try (Response response = GuardedNames.execute(attempt, time)) {
      if (response.code() == SWITCHING_PROTOCOLS) {
        // Nobody asked for another protocol: there is no reply to read, but a socket to close.
        attempt.cancel();
        return new Attempt.Replied(
            response.code(), Disguise.headers(response), "", false, watch.stop());
      }
      return replied(response, watch);
    }
  }

  private static Attempt failed(IOException e, Call call, StopWatch watch) {
    if (e instanceof AddressForbidden) {
      return new Attempt.Forbidden(String.valueOf(e.getMessage()), watch.stop());
    }
    return watch
        .reply()
        .<Attempt>map(reply -> taken(reply, watch))
        .orElseGet(() -> new Attempt.Broken(Breakage.describe(e, call.timeout()), watch.stop()));
  }

  /**
   * It was answered, though OkHttp refuses the rest, such as a body where the status allows none.
   */
  private static Attempt.Replied taken(Response reply, StopWatch watch) {
    return new Attempt.Replied(reply.code(), Disguise.headers(reply), "", true, watch.stop());
  }

  /** The status has decided: whatever goes wrong with the body only makes it shorter. */
  private static Attempt.Replied replied(Response response, StopWatch watch) {
    BufferedSource source = response.body().source();
    boolean isCut;
    try {
      isCut = source.request(KEPT + 1L);
    } catch (IOException e) {
      isCut = true;
    }
    Buffer kept = new Buffer();
    source.getBuffer().copyTo(kept, 0, Math.min(KEPT, source.getBuffer().size()));
    Map<String, String> headers = Disguise.headers(response);
    String type = headers.getOrDefault("content-type", "");
    return new Attempt.Replied(
        Disguise.status(response),
        headers,
        ReplyText.of(kept.readByteArray(), type, isCut),
        isCut,
        watch.stop());
  }
}
