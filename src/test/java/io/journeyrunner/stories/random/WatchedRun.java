// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories.random;

import io.journeyrunner.stories.random.Block.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A run, what its user has sent since its entry, and what must have come of that. */
final class WatchedRun {

  private static final int SOME = 12;
  private static final int MANY = 3_000;

  private final Drawing drawing;
  private final String user;
  private final Sent entry;
  private final List<List<Sent>> requests = new ArrayList<>();

  WatchedRun(Drawing drawing, String user, Sent entry) {
    this.drawing = drawing;
    this.user = user;
    this.entry = entry;
  }

  Drawing drawing() {
    return drawing;
  }

  String user() {
    return user;
  }

  /** The id of the event that it was entered by. */
  String entry() {
    return entry.id();
  }

  /** True if events that come now have the same outcome however the engine is timed. */
  boolean isCertain(List<Sent> request) {
    return Stream.concat(
                Stream.<IntUnaryOperator>of(choices -> 0, choices -> choices - 1), schedules(SOME))
            .map(schedule -> done(request, schedule))
            .distinct()
            .count()
        == 1;
  }

  /** True if some timing of the engine explains what was seen. */
  boolean mayHaveDone(SortedMap<String, Integer> seen) {
    return schedules(MANY).anyMatch(schedule -> done(null, schedule).equals(seen));
  }

  /** Events have come together. */
  void add(List<Sent> request) {
    requests.add(request);
  }

  SortedMap<String, Integer> expected() {
    return RunModel.done(drawing, entry, requests, choices -> 0);
  }

  boolean hasEnded() {
    return expected().containsKey("ended");
  }

  private SortedMap<String, Integer> done(
      @org.jspecify.annotations.Nullable List<Sent> more, IntUnaryOperator schedule) {
    List<List<Sent>> all = new ArrayList<>(requests);
    if (more != null) {
      all.add(more);
    }
    return RunModel.done(drawing, entry, all, schedule);
  }

  private static Stream<IntUnaryOperator> schedules(int count) {
    return IntStream.range(0, count).mapToObj(seed -> new Random(seed)::nextInt);
  }

  /** The smaller, the easier to read. */
  int size() {
    return drawing.toString().length() + requests.toString().length();
  }

  @Override
  public String toString() {
    return "%s\n  user %s, entered by %s, then %s".formatted(drawing, user, entry, requests);
  }
}
