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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.Response;

/**
 * Looks names up, in bounded time, and asks the guard about what they stand for. Thread-safe.
 *
 * <p>Of one name there is one look-up at a time, and all calls to it share the answer for a second.
 */
final class GuardedNames implements Dns {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration SHARED = Duration.ofSeconds(1);
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
    Lookups threads = new Lookups();
    this.guard = guard;
    this.lookups =
        Caffeine.newBuilder()
            .expireAfterWrite(SHARED)
            .maximumSize(NAMES)
            .buildAsync(
                (host, unused) ->
                    CompletableFuture.supplyAsync(
                        () -> resolved(resolver, host), task -> threads.run(host, task)));
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

  private static List<InetAddress> resolved(Resolver resolver, String host) {
    try {
      return resolver.resolve(host);
    } catch (UnknownHostException e) {
      throw new CompletionException(e);
    }
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
