// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Notes when the steps of one attempt happen. Thread-safe: connections are made on other threads.
 */
final class StopWatch extends EventListener {

  private enum Step {
    DNS_BEGIN,
    DNS_END,
    CONNECT_BEGIN,
    CONNECT_END,
    TLS_BEGIN,
    TLS_END,
    SENT,
    REPLY_BEGIN
  }

  private final long begin = System.nanoTime();
  private final Map<Step, Long> steps = new EnumMap<>(Step.class); // guarded by this

  private @Nullable Response reply; // guarded by this
  private boolean isConnected; // guarded by this

  private synchronized void keep(Response response) {
    reply = response;
  }

  private synchronized void note(Step step) {
    steps.put(step, System.nanoTime());
  }

  /** Where the time went until now. */
  synchronized Timing stop() {
    long end = System.nanoTime();
    Long reply = steps.get(Step.REPLY_BEGIN);
    Long tls = steps.get(Step.TLS_BEGIN);
    Long connected = tls == null ? steps.get(Step.CONNECT_END) : tls;
    return new Timing(
        Duration.ofNanos(end - begin),
        between(steps.get(Step.DNS_BEGIN), steps.get(Step.DNS_END), end),
        between(steps.get(Step.CONNECT_BEGIN), connected, end),
        between(tls, steps.get(Step.TLS_END), end),
        between(steps.get(Step.SENT), reply, end),
        between(reply, end, end),
        null);
  }

  /** A step that began and did not end lasted until the attempt did. */
  private static @Nullable Duration between(@Nullable Long from, @Nullable Long to, long end) {
    return from == null ? null : Duration.ofNanos((to == null ? end : to) - from);
  }

  /** Status and headers of the reply; empty until they came whole. */
  synchronized Optional<Response> reply() {
    return Optional.ofNullable(reply);
  }

  /** True if the call got a connection that was open already. */
  synchronized boolean isOnUsedConnection() {
    return isConnected && !steps.containsKey(Step.CONNECT_BEGIN);
  }

  /** How long ago the request was sent; nothing if it was not. */
  synchronized Duration sinceSent() {
    long now = System.nanoTime();
    return Duration.ofNanos(now - steps.getOrDefault(Step.SENT, now));
  }

  /** The same call is sent once more: its steps happen anew, its time goes on. */
  synchronized void beginAgain() {
    steps.clear();
    reply = null;
    isConnected = false;
  }

  @Override
  public void dnsStart(Call call, String domainName) {
    note(Step.DNS_BEGIN);
  }

  @Override
  public void dnsEnd(Call call, String domainName, List<InetAddress> addresses) {
    note(Step.DNS_END);
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    note(Step.CONNECT_BEGIN);
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    note(Step.CONNECT_END);
  }

  @Override
  public void secureConnectStart(Call call) {
    note(Step.TLS_BEGIN);
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    note(Step.TLS_END);
  }

  @Override
  public synchronized void connectionAcquired(Call call, Connection connection) {
    isConnected = true;
  }

  @Override
  public void requestHeadersEnd(Call call, Request request) {
    note(Step.SENT);
  }

  @Override
  public void requestBodyEnd(Call call, long byteCount) {
    note(Step.SENT);
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    note(Step.REPLY_BEGIN);
    keep(response);
  }
}
