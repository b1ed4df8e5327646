// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test class that leaves a thread running which keeps a JVM from its end, or in whose time
 * an exception flew past everybody. Watches every class, without being asked.
 */
public final class CleanExit implements BeforeAllCallback, AfterAllCallback {

  private static final Namespace OURS = Namespace.create(CleanExit.class);

  /** The parameter with the seconds that threads have to end. */
  static final String PATIENCE = "journeyrunner.clean-exit.seconds";

  private static final int USUAL_PATIENCE = 30;

  /** Those of a thread that nobody waits for. */
  private static final ConcurrentLinkedQueue<Throwable> UNCAUGHT = watch();

  private static final Set<String> SHARED = ConcurrentHashMap.newKeySet();

  private static ConcurrentLinkedQueue<Throwable> watch() {
    ConcurrentLinkedQueue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
    return uncaught;
  }

  /** Lets the pools whose threads run now go on: they serve all classes. */
  static void share() {
    lasting().stream().map(CleanExit::pool).forEach(SHARED::add);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (isOutermost(context)) {
      UNCAUGHT.clear();
      context.getStore(OURS).put("before", lasting());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (isOutermost(context)) {
      Set<?> before = context.getStore(OURS).get("before", Set.class);
      await("an end of all threads that the class has begun")
          .pollInSameThread()
          .atMost(Duration.ofSeconds(patience(context)))
          .untilAsserted(() -> assertThat(lasting()).allMatch(before::contains));
      List<Throwable> uncaught = List.copyOf(UNCAUGHT);
      UNCAUGHT.clear();
      assertThat(uncaught).as("exceptions that nobody caught").isEmpty();
    }
  }

  private static int patience(ExtensionContext context) {
    return context.getConfigurationParameter(PATIENCE, Integer::valueOf).orElse(USUAL_PATIENCE);
  }

  private static boolean isOutermost(ExtensionContext context) {
    return context.getParent().flatMap(ExtensionContext::getTestClass).isEmpty();
  }

  /** Threads that keep the JVM from its end; JUnit ends its own when all is over. */
  private static Set<Thread> lasting() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !thread.isDaemon())
        .filter(thread -> !thread.getName().startsWith("junit-") && !SHARED.contains(pool(thread)))
        .collect(Collectors.toSet());
  }

  /** The name without its number. */
  private static String pool(Thread thread) {
    return thread.getName().replaceFirst("-\\d+$", "");
  }
}
