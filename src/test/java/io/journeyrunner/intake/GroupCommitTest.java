// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Requests that come at the same moment share a transaction, and keep their own answers. */
class GroupCommitTest {

  private final List<List<String>> transactions = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch first = new CountDownLatch(1);

  private List<String> commit(List<String> asked) {
    transactions.add(asked);
    if (asked.equals(List.of("slow"))) {
      await().until(() -> first.getCount() == 0);
    }
    if (asked.contains("bad")) {
      throw new IllegalStateException("bad");
    }
    return asked.stream().map(one -> one + "!").toList();
  }

  @Test
  void whatGathersWhileOneIsUnderWayIsTakenTogether() throws Exception {
    GroupCommit<String, String> group = new GroupCommit<>(4, this::commit);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<String>> slow = threads.submit(() -> group.ask(List.of("slow")));
      await().until(() -> transactions.size() == 1);
      Future<List<String>> one = threads.submit(() -> group.ask(List.of("a", "b")));
      Future<List<String>> other = threads.submit(() -> group.ask(List.of("c")));
      await().until(() -> group.waiting() == 2);
      first.countDown();

      assertThat(slow.get()).containsExactly("slow!");
      assertThat(one.get()).containsExactly("a!", "b!");
      assertThat(other.get()).containsExactly("c!");
    }
    assertThat(transactions).hasSize(2);
    assertThat(transactions.getLast()).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void whatFailsTogetherIsTriedOneByOneSoThatTheBadOneFailsAlone() throws Exception {
    GroupCommit<String, String> group = new GroupCommit<>(10, this::commit);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<String>> slow = threads.submit(() -> group.ask(List.of("slow")));
      await().until(() -> transactions.size() == 1);
      Future<List<String>> good = threads.submit(() -> group.ask(List.of("a")));
      Future<List<String>> bad = threads.submit(() -> group.ask(List.of("bad")));
      await().until(() -> group.waiting() == 2);
      first.countDown();

      assertThat(slow.get()).containsExactly("slow!");
      assertThat(good.get()).containsExactly("a!");
      assertThatThrownBy(bad::get).hasRootCauseMessage("bad");
    }
  }

  @Test
  void oneRequestIsNeverTornApartHoweverLargeItIs() {
    GroupCommit<String, String> group = new GroupCommit<>(1, this::commit);

    assertThat(group.ask(List.of("a", "b", "c"))).containsExactly("a!", "b!", "c!");

    assertThat(transactions).containsExactly(List.of("a", "b", "c"));
  }
}
