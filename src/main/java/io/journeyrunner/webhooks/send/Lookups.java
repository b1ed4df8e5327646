// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;

/**
 * The threads that names are looked up on. A look-up can't be interrupted, and would hold one of
 * the few threads that carry the virtual ones. All names of one domain have one name server: of
 * these only a few are looked up at a time, so that one that is slow holds up no others.
 * Thread-safe.
 */
final class Lookups {

  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final int THREADS = 512;
  private static final int OF_ONE_DOMAIN = 16;

  private final Executor threads = threads();
  private final Map<String, Lane> lanes = new HashMap<>(); // guarded by this

  private static Executor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("name-lookup-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** The look-ups of one domain. */
  private static final class Lane {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;
  }

  /** Runs a look-up of this host, when it is its turn. */
  synchronized void run(String host, Runnable lookup) {
    String domain = domain(host);
    Lane lane = lanes.computeIfAbsent(domain, unused -> new Lane());
    lane.waiting.add(lookup);
    next(domain, lane);
  }

  private synchronized void next(String domain, Lane lane) {
    if (lane.running < OF_ONE_DOMAIN && !lane.waiting.isEmpty()) {
      lane.running++;
      Runnable lookup = lane.waiting.remove();
      threads.execute(() -> run(domain, lane, lookup));
    } else if (lane.running == 0) {
      lanes.remove(domain);
    }
  }

  private void run(String domain, Lane lane, Runnable lookup) {
    try {
      lookup.run();
    } finally {
      synchronized (this) {
        lane.running--;
        next(domain, lane);
      }
    }
  }

  /** What is registered, such as example.co.uk; a host of no such domain stands for itself. */
  private static String domain(String host) {
    String registered = new HttpUrl.Builder().scheme("http").host(host).build().topPrivateDomain();
    return Objects.requireNonNullElse(registered, host);
  }
}
