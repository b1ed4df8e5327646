// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.batches;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.intake.EntryOutcome;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/** What becomes of a user whose entry throws. */
class BatchRoundTest {

  private static final BatchUser ZOE = BatchUser.waiting("Zoë");

  private static EntryOutcome of(Supplier<CompletableFuture<EntryOutcome>> entry) {
    return BatchRound.outcome(entry, ZOE).join();
  }

  @Test
  void aFaultFailsItsUserAloneWhetherItComesAtOnceOrLater() {
    IllegalStateException bug = new IllegalStateException("a bug of ours");

    assertThat(
            of(
                () -> {
                  throw bug;
                }))
        .isEqualTo(of(() -> CompletableFuture.failedFuture(bug)))
        .isEqualTo(
            new EntryOutcome.Failed(
                "error", "the entry failed on a fault of Journey Runner; its log says more"));
  }

  @Test
  void aDatabaseThatIsAwayFailsNobody() {
    assertThat(of(() -> CompletableFuture.failedFuture(new QueryTimeoutException("away"))))
        .isInstanceOf(EntryOutcome.Later.class);
  }
}
