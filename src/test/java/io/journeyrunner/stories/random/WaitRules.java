// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories.random;

import io.journeyrunner.stories.random.Block.Hearing;
import io.journeyrunner.stories.random.Block.Sent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/**
 * Which waits of one run an event moves: DESIGN 5b, sentences 1 to 4, and nothing else. What the
 * engine has still to do is done in an order that a schedule chooses, and events come in between:
 * where two schedules differ, nobody can say what is right.
 */
final class WaitRules {

  /** Open for an event while its scope lasts. */
  record Ear(Hearing on, Place place, Scope in, Sent seen, Consumer<Sent> then) {

    boolean hears(Sent sent) {
      return !in.isOver() && on.type().equals(sent.type()) && on.when().holds(sent, seen);
    }
  }

  /** Ears of one place are one wait, such as the branches of a gateway. */
  record Place(String id, Kind kind, Object identity) {}

  enum Kind {
    /** On the way of the run: takes one event. */
    REST,
    /** Beside it: takes each event. */
    NOTICE,
    /** Takes one event, and ends what it stands beside. */
    EXIT
  }

  private final IntUnaryOperator schedule;
  private final List<Runnable> todo = new ArrayList<>();
  private final List<Ear> ears = new ArrayList<>();
  private final List<Sent> kept = new ArrayList<>();

  /**
   * Of a run that begins now.
   *
   * @param schedule chooses from so many things to do, of which the last may be the next event
   */
  WaitRules(IntUnaryOperator schedule) {
    this.schedule = schedule;
  }

  /** What the engine has to do, unless the scope ends before. */
  void later(Scope in, Runnable action) {
    todo.add(() -> unlessOver(in, action));
  }

  /** Waits open together: they may take what came before, if it has moved nothing (2). */
  void open(List<Ear> opened) {
    ears.addAll(opened);
    kept.removeIf(sent -> offer(sent, opened.stream().filter(ears::contains).toList()));
  }

  /** Events come one after the other, while the engine works; and then it does the rest. */
  void happen(List<Sent> request) {
    Deque<Sent> next = new ArrayDeque<>(request);
    while (!todo.isEmpty() || !next.isEmpty()) {
      int choice = schedule.applyAsInt(todo.size() + (next.isEmpty() ? 0 : 1));
      if (choice < todo.size()) {
        todo.remove(choice).run();
      } else {
        come(next.remove());
      }
    }
  }

  private void come(Sent sent) {
    if (!offer(sent, ears) && !sent.isHour()) {
      kept.add(sent);
    }
  }

  /** All that are open have it (1), of one place the first (4); what ends others comes last. */
  private boolean offer(Sent sent, List<Ear> asked) {
    Set<Place> places = new HashSet<>();
    List<Ear> takers =
        asked.stream().filter(ear -> ear.hears(sent) && places.add(ear.place)).toList();
    ears.removeIf(ear -> places.contains(ear.place) && ear.place.kind != Kind.NOTICE);
    todo.add(
        () -> {
          takers.stream().filter(ear -> ear.place.kind != Kind.EXIT).forEach(e -> move(e, sent));
          takers.stream()
              .filter(ear -> ear.place.kind == Kind.EXIT)
              .forEach(ear -> todo.add(() -> move(ear, sent)));
        });
    return !takers.isEmpty();
  }

  private static void move(Ear ear, Sent sent) {
    unlessOver(ear.in, () -> ear.then.accept(sent));
  }

  private static void unlessOver(Scope in, Runnable action) {
    if (!in.isOver()) {
      action.run();
    }
  }

  /** Where the run rests, once for each place. */
  Stream<String> resting() {
    return ears.stream()
        .filter(ear -> ear.place.kind == Kind.REST && !ear.in.isOver())
        .map(Ear::place)
        .distinct()
        .map(Place::id);
  }
}
