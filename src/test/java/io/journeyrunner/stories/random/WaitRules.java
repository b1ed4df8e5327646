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

  /** Waits open together: they may take what came before, in any order, if it moved nothing (2). */
  void open(List<Ear> opened) {
    ears.addAll(opened);
    kept.removeIf(
        sent -> {
          List<Ear> takers = take(sent, opened.stream().filter(ears::contains).toList());
          takers.forEach(ear -> todo.add(() -> move(ear, sent)));
          return !takers.isEmpty();
        });
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

  /** All that are open have it (1), and what ends others comes last. */
  private void come(Sent sent) {
    List<Ear> takers = take(sent, ears);
    List<Ear> exits = takers.stream().filter(ear -> ear.place.kind == Kind.EXIT).toList();
    todo.add(
        () -> {
          takers.stream().filter(ear -> !exits.contains(ear)).forEach(ear -> move(ear, sent));
          exits.forEach(ear -> todo.add(() -> move(ear, sent)));
        });
    if (takers.isEmpty() && !sent.isHour()) {
      kept.add(sent);
    }
  }

  /** Those that take an event, of each place the first (4); they close, but for notices. */
  private List<Ear> take(Sent sent, List<Ear> asked) {
    Set<Place> places = new HashSet<>();
    List<Ear> takers =
        asked.stream().filter(ear -> ear.hears(sent) && places.add(ear.place)).toList();
    ears.removeIf(ear -> places.contains(ear.place) && ear.place.kind != Kind.NOTICE);
    return takers;
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
