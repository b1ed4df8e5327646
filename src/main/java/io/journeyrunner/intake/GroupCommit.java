// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Lets requests that come at the same moment share one transaction: while one is under way the
 * others gather, and the next takes all of them. Thread-safe; a caller waits for its own result.
 *
 * @param <T> what is asked
 * @param <R> the answer to each
 */
final class GroupCommit<T, R> {

  private final Function<List<T>, List<R>> transaction;
  private final int most;
  private final Queue<Request<T, R>> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock turn = new ReentrantLock(true);

  /**
   * Begins with none.
   *
   * @param transaction gives one answer for each that is asked, in their order; may be tried again
   *     with some of them
   * @param most how many are asked at once, if they are not of one request
   */
  GroupCommit(int most, Function<List<T>, List<R>> transaction) {
    this.most = most;
    this.transaction = transaction;
  }

  private static final class Request<T, R> {
    private final List<T> asked;
    private @Nullable List<R> answer; // guarded by turn
    private @Nullable Throwable failure; // guarded by turn

    Request(List<T> asked) {
      this.asked = asked;
    }

    boolean isDone() {
      return answer != null || failure != null;
    }
  }

  /** Asks, and returns when it is committed; throws what its own transaction threw. */
  List<R> ask(List<T> asked) {
    Request<T, R> own = new Request<>(asked);
    waiting.add(own);
    turn.lock();
    try {
      while (!own.isDone()) {
        run(gather());
      }
    } finally {
      turn.unlock();
    }
    List<R> answer = own.answer;
    if (answer == null) {
      throw thrown(own.failure);
    }
    return answer;
  }

  private static RuntimeException thrown(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
  }

  /** How many wait for their turn. */
  int waiting() {
    return waiting.size();
  }

  private List<Request<T, R>> gather() {
    List<Request<T, R>> group = new ArrayList<>();
    int size = 0;
    for (Request<T, R> next = waiting.peek();
        next != null && (group.isEmpty() || size + next.asked.size() <= most);
        next = waiting.peek()) {
      group.add(next);
      size += next.asked.size();
      waiting.remove();
    }
    return group;
  }

  /** What fails together is tried one by one: a bad request must not fail the others. */
  private void run(List<Request<T, R>> group) {
    try {
      List<T> all = group.stream().flatMap(request -> request.asked.stream()).toList();
      List<R> answers = transaction.apply(all);
      int from = 0;
      for (Request<T, R> request : group) {
        request.answer = answers.subList(from, from + request.asked.size());
        from += request.asked.size();
      }
    } catch (TransactionException
        | DataAccessResourceFailureException
        | TransientDataAccessException e) {
      group.forEach(request -> request.failure = e); // nobody's fault: each would wait as long
    } catch (RuntimeException | Error e) {
      if (group.size() == 1) {
        group.getFirst().failure = e;
      } else {
        group.forEach(request -> run(List.of(request)));
      }
    }
  }
}
