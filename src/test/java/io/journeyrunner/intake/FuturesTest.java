// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Who waits for answers learns what went wrong. */
class FuturesTest {

  private static CompletableFuture<List<Integer>> failing(Throwable reason) {
    return Futures.all(
        List.of(CompletableFuture.completedFuture(1), CompletableFuture.failedFuture(reason)));
  }

  @Test
  void aDatabaseThatIsAwayIsTold() {
    RuntimeException away = new DataAccessResourceFailureException("away");

    assertThatThrownBy(() -> Futures.join(failing(away).thenApply(List::size))).isSameAs(away);
  }

  @Test
  void whatNobodyMayThrowStaysWrapped() {
    assertThatThrownBy(() -> Futures.join(failing(new IOException("x"))))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void answersKeepTheirOrder() {
    CompletableFuture<Integer> later = new CompletableFuture<>();
    CompletableFuture<List<Integer>> all =
        Futures.all(List.of(later, CompletableFuture.completedFuture(2)));
    later.complete(1);

    assertThat(Futures.join(all)).containsExactly(1, 2);
  }
}
