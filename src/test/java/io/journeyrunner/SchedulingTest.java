// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

@ExtendWith(OutputCaptureExtension.class)
class SchedulingTest {

  private final ThreadPoolTaskScheduler scheduler = new Scheduling().taskScheduler();
  private final AtomicInteger turns = new AtomicInteger();

  @BeforeEach
  void start() {
    scheduler.initialize();
  }

  @AfterEach
  void stop() {
    scheduler.shutdown();
  }

  @Test
  void isDoneAgainAndSaysOneLineWhileTheDatabaseIsAway(CapturedOutput said) {
    again(() -> fail(new DataAccessResourceFailureException("select 'secret'")));

    await().until(() -> turns.get() >= 2);
    assertThat(said.getOut())
        .contains("scheduled.database_away", "DataAccessResourceFailureException")
        .doesNotContain("secret", "\tat ");
  }

  @Test
  void isDoneAgainAfterABugAndShowsWhereItIs(CapturedOutput said) {
    again(() -> fail(new IllegalStateException("a bug")));

    await().until(() -> turns.get() >= 2);
    assertThat(said.getOut())
        .contains("scheduled.failed", "a bug", "at io.journeyrunner.SchedulingTest");
  }

  private void again(Runnable work) {
    ScheduledFuture<?> unused = scheduler.scheduleWithFixedDelay(work, Duration.ofMillis(10));
  }

  private void fail(RuntimeException failure) {
    turns.incrementAndGet();
    throw failure;
  }
}
