// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.TransactionException;

/** What is done again and again. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Scheduling {

  private static final Logger log = LoggerFactory.getLogger(Scheduling.class);
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
    scheduler.setErrorHandler(Scheduling::failed);
    return scheduler;
  }

  /** While the database is away each of them fails at each turn: a line, in place of a trace. */
  private static void failed(Throwable thrown) {
    if (thrown instanceof DataAccessException || thrown instanceof TransactionException) {
      log.atWarn()
          .addKeyValue("reason", thrown.getClass().getSimpleName())
          .addKeyValue("consequence", "done at its next turn")
          .log("scheduled.database_away");
    } else {
      log.atError()
          .addKeyValue("consequence", "done at its next turn")
          .setCause(thrown)
          .log("scheduled.failed");
    }
  }
}
