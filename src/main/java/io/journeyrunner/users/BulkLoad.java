// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import io.journeyrunner.problems.Finding;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Loads the states of many users from lines of JSON, in memory that does not grow with their
 * number.
 *
 * <p>Lines are stored in batches, each in one transaction. A batch that can't be stored as a whole
 * is stored line by line, so that only its bad lines fail.
 */
@Component
final class BulkLoad {

  private static final int BATCH = 500;
  private static final int PROGRESS_EVERY = 50_000;
  private static final int MOST_ERRORS_TOLD = 1_000;

  private final UserStates states;

  BulkLoad(UserStates states) {
    this.states = states;
  }

  /** Reads all lines, and writes errors, progress and the summary as it goes. */
  void run(InputStream lines, BulkLoadController.Mode mode, OutputStream answer)
      throws IOException {
    Run run = new Run(mode, new BulkReport(answer, MOST_ERRORS_TOLD));
    LineReader reader = new LineReader(new BufferedInputStream(lines, 1 << 16));
    while (reader.next()) {
      run.take(reader);
    }
    run.finish();
  }

  /** A change, and the line it came from. */
  private record Numbered(long line, StateChange change) {}

  /** One load under way; used by one thread. */
  private final class Run {

    private final BulkLoadController.Mode mode;
    private final BulkReport report;
    private final List<Numbered> batch = new ArrayList<>(BATCH);

    Run(BulkLoadController.Mode mode, BulkReport report) {
      this.mode = mode;
      this.report = report;
    }

    void take(LineReader reader) throws IOException {
      switch (StateLine.read(reader, mode)) {
        case StateLine.Blank() -> {}
        case StateLine.Bad(Finding finding) -> report.failed(reader.number(), finding);
        case StateLine.Good(StateChange change) -> batch.add(new Numbered(reader.number(), change));
      }
      if (batch.size() == BATCH) {
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

    private void store() throws IOException {
      // Two loads that touch the same users in the same order can't wait for each other in a
      // circle.
      List<StateChange> changes =
          batch.stream()
              .map(Numbered::change)
              .sorted(Comparator.comparing(change -> change.user().value()))
              .toList();
      try {
        states.changeAll(changes);
        report.stored(batch.size());
      } catch (InvalidUserState e) {
        storeOneByOne();
      }
      batch.clear();
    }

    private void storeOneByOne() throws IOException {
      for (Numbered one : batch) {
        try {
          states.changeAll(List.of(one.change()));
          report.stored(1);
        } catch (InvalidUserState e) {
          report.failed(one.line(), e.findings().getFirst());
        }
      }
    }
  }
}
