// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.bench;

import io.journeyrunner.testing.RunningApplication;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends events over HTTP as the sample rule's sender does. Thread-safe. */
final class Events {

  static final String DATA = "{\"saw_template_id\":412,\"minigame_spins_count\":3}";

  private static final int MOST_TRIALS = 50;
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final RunningApplication application;

  Events(RunningApplication application) {
    this.application = application;
  }

  /**
   * What is sent.
   *
   * @param path where to
   * @param type of the events
   * @param users how many there are; each event is of the next
   * @param withState whether an event brings the state of its user
   */
  record Load(String path, String type, int users, boolean withState, int batch, int connections) {

    static Load of(String type, int batch, int connections) {
      return new Load("/api/v1/events", type, 5_000, true, batch, connections);
    }

    /** No user comes twice, and none brings a state. */
    Load ofNewUsers() {
      return new Load(path, type, Integer.MAX_VALUE, false, batch, connections);
    }

    Load to(String otherPath) {
      return new Load(otherPath, type, users, withState, batch, connections);
    }
  }

  /** Events per second, until all have come to their end. */
  double rate(Load load, Duration time, InFlight flight) {
    AtomicLong sent = new AtomicLong();
    long begin = System.nanoTime();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int n = 0; n < load.connections(); n++) {
        all.add(
            senders.submit(
                () -> {
                  while (System.nanoTime() - begin < time.toNanos()) {
                    send(load, flight);
                    sent.addAndGet(load.batch());
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    flight.awaitAll();
    return sent.get() * 1e9 / (System.nanoTime() - begin);
  }

  /** Sends a batch and waits for the answer. */
  void send(Load load, InFlight flight) {
    flight.reserve(load.batch());
    List<String> events = new ArrayList<>(load.batch());
    for (int n = 0; n < load.batch(); n++) {
      long number = NUMBERS.incrementAndGet();
      String id = "e" + number;
      flight.sent(id);
      events.add(event(id, load, "u" + number % load.users()));
    }
    post(load.path(), events);
  }

  /** What the engine had no time for is sent again, as a careful sender does. */
  private void post(String path, List<String> events) {
    List<String> left = events;
    for (int trial = 0; !left.isEmpty(); trial++) {
      HttpResponse<String> answer =
          application.send("POST", path, "application/json", "[" + String.join(",", left) + "]");
      if (trial == MOST_TRIALS || (answer.statusCode() != 200 && answer.statusCode() != 503)) {
        throw new IllegalStateException(path + " answered " + answer.statusCode());
      }
      if (answer.statusCode() == 200) {
        left = rejected(left, JsonMapper.shared().readTree(answer.body()).path("results"));
      }
    }
  }

  private static List<String> rejected(List<String> sent, JsonNode results) {
    return IntStream.range(0, sent.size())
        .filter(n -> results.path(n).path("status").asString("").equals("rejected"))
        .mapToObj(sent::get)
        .toList();
  }

  private static String event(String id, Load load, String user) {
    String event =
        "{\"id\":\"%s\",\"type\":\"%s\",\"user_id\":\"%s\",\"data\":%s"
            .formatted(id, load.type(), user, DATA);
    return load.withState()
        ? event
            + ",\"state\":{\"user_id\":55123,\"user_ext_id\":\"%s\",\"core_sm_brand_id\":7}}"
                .formatted(user)
        : event + "}";
  }
}
