// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import io.journeyrunner.problems.Finding;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Loads the states of many users from lines of JSON, in memory that does not grow with their
 * number.
 *
 * <p>Lines are stored in batches, each in one transaction. A bad line does not stop the others.
 */
@Component
final class BulkLoad {

  private static final int BATCH = 500;
  private static final long BATCH_CHARACTERS = 4L << 20;
  private static final int PROGRESS_EVERY = 50_000;
  private static final int MOST_ERRORS_TOLD = 1_000;

  private static final Logger log = LoggerFactory.getLogger(BulkLoad.class);

  private final UserStates states;
  private final Clock clock;

  BulkLoad(UserStates states, Clock clock) {
    this.states = states;
    this.clock = clock;
  }

  /** Reads all lines, and writes errors, progress and the summary as it goes. */
  void run(InputStream lines, BulkLoadController.Mode mode, OutputStream answer)
      throws IOException {
    Run run = new Run(mode, new BulkReport(answer, MOST_ERRORS_TOLD));
    LineReader reader = new LineReader(new BufferedInputStream(lines, 1 << 16));
    try {
      while (reader.next()) {
        run.take(reader);
      }
      run.finish();
    } catch (DataAccessException | TransactionException e) {
      log.atError()
          .addKeyValue("line", reader.number())
          .setCause(e)
          .log("users.bulk_load_broke_off");
      run.breakOff(reader.number());
    }
  }

  /** A change, and the line it came from. */
  private record Numbered(long line, StateChange change) {}

  /** One load under way; used by one thread. */
  private final class Run {

    private final BulkLoadController.Mode mode;
    private final BulkReport report;
    private final List<Numbered> batch = new ArrayList<>(BATCH);
    private long characters;

    Run(BulkLoadController.Mode mode, BulkReport report) {
      this.mode = mode;
      this.report = report;
    }

    void take(LineReader reader) throws IOException {
      switch (StateLine.read(reader, mode, clock.instant())) {
        case StateLine.Blank() -> {}
        case StateLine.Bad(Finding finding) -> report.failed(reader.number(), finding);
        case StateLine.Good(StateChange change) -> {
          batch.add(new Numbered(reader.number(), change));
          characters += reader.length();
        }
      }
      if (batch.size() == BATCH || characters > BATCH_CHARACTERS) {
        store();
      }
      if (reader.number() % PROGRESS_EVERY == 0) {
        report.progress(reader.number());
      }
    }

    void finish() throws IOException {
      store();
      report.summary();
    }

    void breakOff(long line) throws IOException {
      report.brokenOff(line);
    }

    private void store() throws IOException {
      List<StateResult> results = states.changeAll(batch.stream().map(Numbered::change).toList());
      for (int n = 0; n < results.size(); n++) {
        switch (results.get(n)) {
          case StateResult.Merged merged -> report.stored(1);
          case StateResult.Refused(Finding finding) -> report.failed(batch.get(n).line(), finding);
        }
      }
      batch.clear();
      characters = 0;
    }
  }
}
