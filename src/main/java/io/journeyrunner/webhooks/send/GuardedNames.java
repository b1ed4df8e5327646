// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.Response;

/**
 * Looks names up, in bounded time, and asks the guard about what they stand for. Thread-safe.
 *
 * <p>On threads of its own: a look-up can't be interrupted, and would hold one of the few threads
 * that carry the virtual ones. Of one name there is one look-up at a time, so that a dead name
 * server takes one thread for each of its names.
 */
final class GuardedNames implements Dns {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration SHARED = Duration.ofSeconds(1);
  private static final int THREADS = 128;
  private static final int NAMES = 1_000;

  /** Names are looked up on the thread of their call, but without word of the call. */
  private static final ThreadLocal<Target> TARGET = new ThreadLocal<>();

  /**
   * What a name is looked up for.
   *
   * @param patience how long the look-up may take
   */
  record Target(int port, Duration patience) {}

  /** Gives the addresses of a name; tests have names of their own. */
  interface Resolver {
    List<InetAddress> resolve(String host) throws UnknownHostException;
  }

  private final AddressGuard guard;
  private final AsyncLoadingCache<String, List<InetAddress>> lookups;

  GuardedNames(AddressGuard guard, Resolver resolver) {
    this.guard = guard;
    this.lookups =
        Caffeine.newBuilder()
            .executor(threads())
            .expireAfterWrite(SHARED)
            .maximumSize(NAMES)
            .buildAsync(resolver::resolve);
  }

  private static Executor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            PATIENCE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("name-lookup-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** Executes a call, for whose target names are looked up meanwhile. */
  static Response execute(Call call, Duration timeout) throws IOException {
    Duration patience = timeout.compareTo(PATIENCE) < 0 ? timeout : PATIENCE;
    TARGET.set(new Target(call.request().url().port(), patience));
    try {
      return call.execute();
    } finally {
      TARGET.remove();
    }
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    Target target = Objects.requireNonNull(TARGET.get(), "a look-up outside of a call");
    List<InetAddress> addresses = resolved(host, target.patience());
    guard.check(host, addresses, target.port());
    List<InetAddress> named = new ArrayList<>();
    for (InetAddress address : addresses) {
      // So that the socket knows by which name it was found.
      named.add(InetAddress.getByAddress(host, address.getAddress()));
    }
    return named;
  }

  private List<InetAddress> resolved(String host, Duration patience) throws UnknownHostException {
    try {
      return lookups.get(host).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new SlowLookup();
    } catch (ExecutionException e) {
      throw new UnknownHostException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SlowLookup();
    }
  }
}
