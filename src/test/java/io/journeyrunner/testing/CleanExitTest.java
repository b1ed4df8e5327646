// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class CleanExitTest {

  private static final CountDownLatch END = new CountDownLatch(1);

  static class LeavesAThread {
    @Test
    void leavesIt() {
      Thread.ofPlatform().name("left-over").start(CleanExitTest::awaitEnd);
    }
  }

  static class LosesAnException {
    @Test
    void losesIt() throws InterruptedException {
      Thread.ofVirtual().start(() -> failUnseen("nobody sees me")).join();
    }
  }

  static class IsClean {
    @Test
    void ends() throws InterruptedException {
      Thread.ofPlatform().start(() -> {}).join();
    }
  }

  @Test
  void failsAClassThatLeavesAThread() {
    assertThat(failureOf(LeavesAThread.class)).contains("left-over");

    END.countDown();
  }

  @Test
  void failsAClassInWhoseTimeAnExceptionFlewPastEverybody() {
    assertThat(failureOf(LosesAnException.class)).contains("nobody sees me");
  }

  @Test
  void letsOthersBe() {
    assertThat(failureOf(IsClean.class)).isEmpty();
  }

  /** What the class failed with, apart from its tests; empty if it did not. */
  private static String failureOf(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(testClass))
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
        .configurationParameter(CleanExit.PATIENCE, "1")
        .execute()
        .containerEvents()
        .failed()
        .stream()
        .map(Event::toString)
        .reduce("", String::concat);
  }

  private static void failUnseen(String message) {
    throw new IllegalStateException(message);
  }

  private static void awaitEnd() {
    try {
      END.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
