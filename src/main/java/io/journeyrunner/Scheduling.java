// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** What is done again and again. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Scheduling {

  private static final int THREADS = 8;

  /**
   * The scheduler that comes with virtual threads does all work with a fixed delay on one thread: a
   * purge that takes minutes would keep rules from being read anew.
   */
  @Bean
  ThreadPoolTaskScheduler taskScheduler() {
    ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    scheduler.setPoolSize(THREADS);
    scheduler.setThreadNamePrefix("scheduled-");
    return scheduler;
  }
}
