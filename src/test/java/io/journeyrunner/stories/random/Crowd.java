// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.stories.random.Block.Sent;
import io.journeyrunner.testing.CallReceiver;
import io.journeyrunner.testing.ClockedJourneys;
import io.journeyrunner.testing.RunningEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/** Users who send events by chance, and what must come of their runs. */
final class Crowd {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TRIALS = 4;

  private final ClockedJourneys clocked;
  private final Random chance;
  private final Drawings pen;
  private final Sight sight;
  private final String name;
  private final List<Drawing> drawings = new ArrayList<>();
  private final Map<WatchedRun, Long> runs = new LinkedHashMap<>();
  private final Set<String> uncertain = new HashSet<>();
  private int sent;
  private int compared;

  Crowd(ClockedJourneys clocked, CallReceiver receiver, long seed) {
    this.clocked = clocked;
    this.chance = new Random(seed);
    this.pen = new Drawings(chance);
    this.sight = new Sight(RunningEngine.shared().reader(), receiver);
    this.name = "chance-" + seed;
  }

  /** Draws journeys and lets users live on them for some hours. */
  void live(int journeys, int users, int rounds, String url) {
    for (int n = 0; n < journeys; n++) {
      Drawing drawing = pen.journey(name + "-" + n);
      clocked.journeys().deploy(drawing.id(), drawing.content(url));
      drawings.add(drawing);
    }
    for (int round = 0; round < rounds; round++) {
      if (round % 3 == 2) {
        letAnHourPass();
      } else {
        send(users);
      }
      compare();
    }
    System.getLogger("stories")
        .log(
            System.Logger.Level.INFO,
            "{0}: {1} events, {2} comparisons, {3} runs left out since nobody can say what is"
                + " right",
            name,
            sent,
            compared,
            uncertain.size());
  }

  private void letAnHourPass() {
    List<Sent> hour = List.of(new Sent("hour", Sent.HOUR, 0));
    leaveOut(runs.keySet().stream().filter(run -> !run.isCertain(hour)).toList());
    runs.keySet().forEach(run -> run.add(hour));
    RunningEngine.shared().advance(Duration.ofMinutes(61));
  }

  private void leaveOut(List<WatchedRun> left) {
    left.forEach(run -> uncertain.add(run.user() + run.drawing().id()));
    runs.keySet().removeAll(left);
  }

  private void send(int users) {
    Map<String, List<Sent>> requests = new LinkedHashMap<>();
    List<WatchedRun> entries = new ArrayList<>();
    for (int n = 0; n < users; n++) {
      String user = name + "-ü" + n;
      for (int trial = 0; trial < TRIALS && !requests.containsKey(user); trial++) {
        request(user, requests, entries);
      }
    }
    List<String> events =
        requests.entrySet().stream()
            .flatMap(one -> one.getValue().stream().map(event -> json(one.getKey(), event)))
            .toList();
    JsonNode results =
        clocked.app().post("/api/v1/events", "[" + String.join(",", events) + "]").path("results");
    Map<String, Long> started = new HashMap<>();
    for (JsonNode result : results) {
      assertThat(result.path("status").asString()).as("%s", result).isEqualTo("accepted");
      started.put(result.get("id").asString(), result.at("/started/0/instance").asLong(0));
    }
    sent += events.size();
    for (WatchedRun entry : entries) {
      assertThat(started.get(entry.entry())).as("%s", entry).isPositive();
      runs.put(entry, started.get(entry.entry()));
    }
  }

  /** Some events, if it is certain what comes of them. */
  private void request(String user, Map<String, List<Sent>> requests, List<WatchedRun> entries) {
    List<Sent> events = new ArrayList<>();
    IntStream.range(0, 1 + chance.nextInt(3)).forEach(n -> events.add(pen.event(id())));
    List<WatchedRun> now = new ArrayList<>(of(user));
    Drawing drawing = drawings.get(chance.nextInt(drawings.size()));
    boolean mayEnter =
        !uncertain.contains(user + drawing.id())
            && (drawing.everyEvent()
                || now.stream().allMatch(run -> !run.drawing().equals(drawing) || run.hasEnded()));
    List<Sent> all = new ArrayList<>(events);
    WatchedRun entry = null;
    if (mayEnter && chance.nextBoolean()) {
      Sent first = new Sent(id(), drawing.id(), 1 + chance.nextInt(9));
      all.addFirst(first);
      entry = new WatchedRun(drawing, user, first);
      now.add(entry);
    }
    if (now.stream().allMatch(run -> run.isCertain(events))) {
      now.forEach(run -> run.add(events));
      requests.put(user, all);
      Stream.ofNullable(entry).forEach(entries::add);
    }
  }

  private List<WatchedRun> of(String user) {
    return runs.keySet().stream().filter(run -> run.user().equals(user)).toList();
  }

  private String id() {
    return name + "-" + chance.nextInt(Integer.MAX_VALUE);
  }

  private static String json(String user, Sent sent) {
    return "{\"id\": \"%s\", \"type\": \"%s\", \"user_id\": \"%s\", \"data\": {\"n\": %d}}"
        .formatted(sent.id(), sent.type(), user, sent.n());
  }

  /** All runs have done what they must; those of which nobody could say it are left out. */
  private void compare() {
    try {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> different().isEmpty());
    } catch (ConditionTimeoutException e) {
      Map<Boolean, List<WatchedRun>> explained =
          different().stream()
              .collect(Collectors.partitioningBy(run -> run.mayHaveDone(seen(run))));
      leaveOut(explained.get(true));
      assertThat(
              explained.get(false).stream()
                  .sorted(Comparator.comparing(WatchedRun::size))
                  .map(this::difference))
          .as("runs that no timing of the engine explains, the smallest first, of %s", name)
          .isEmpty();
    }
    compared += runs.size();
  }

  private List<WatchedRun> different() {
    sight.look();
    return runs.keySet().stream().filter(run -> !run.expected().equals(seen(run))).toList();
  }

  private SortedMap<String, Integer> seen(WatchedRun run) {
    return sight.done(runs.get(run), run.entry());
  }

  private String difference(WatchedRun run) {
    return "%s\n  must have done %s\n  has done       %s".formatted(run, run.expected(), seen(run));
  }
}
