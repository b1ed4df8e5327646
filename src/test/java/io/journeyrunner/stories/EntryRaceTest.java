// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static io.journeyrunner.testing.Journeys.flows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.ClockedJourneys;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.testing.Journeys;
import io.journeyrunner.testing.RunningEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * An entry in the milliseconds in which the user's last run ends, at two nodes: what is answered
 * {@code started} has a run, and no user has two at once. More of them: {@code mvn verify
 * -Dit.test=EntryRaceTest -Drace.users=10000}.
 */
class EntryRaceTest {

  private static final int USERS = Integer.getInteger("race.users", 300);
  private static final int AT_ONCE = 16;
  private static final int LONGEST_GAP = 50;

  private static final RunningEngine engine = RunningEngine.shared();

  @TempDir static Path home;
  private static ClockedJourneys clocked;
  private static ClockedJourneys other;
  private static Journeys journeys;

  @BeforeAll
  static void start() {
    Map<String, String> database = Databases.postgresProperties();
    clocked = ClockedJourneys.start(home.resolve("one"), database);
    other = ClockedJourneys.start(home.resolve("two"), database);
    journeys = clocked.journeys();
  }

  @AfterAll
  static void stop() {
    other.app().close();
    clocked.app().close();
  }

  /** The instances that the answers to two entries name: enter, go on to the end, enter again. */
  private static List<String> race(int user) {
    String name = "race-" + user + "-ü";
    JsonNode first = send(journeys, name + "-1", "race", name);
    send(other.journeys(), name + "-2", "race-on", name);
    pause(new Random(user).nextInt(LONGEST_GAP));
    JsonNode second = send(other.journeys(), name + "-3", "race", name);
    assertThat(second.at("/started/0/instance").asString(""))
        .as("started, or already in it")
        .matches(
            instance ->
                !instance.isEmpty()
                    || second.at("/notStarted/0/reason").asString().equals("already_in_journey"));
    send(journeys, name + "-4", "race-on", name);
    return Stream.of(first, second)
        .map(answer -> answer.at("/started/0/instance").asString(""))
        .filter(instance -> !instance.isEmpty())
        .toList();
  }

  private static String enter(Journeys node, String user) {
    return send(node, user, "race", user).at("/started/0/instance").asString("");
  }

  /** What a busy engine has refused is sent again. */
  private static JsonNode send(Journeys node, String id, String type, String user) {
    return await()
        .until(
            () -> node.send(id, type, user),
            result -> !result.get("status").asString().equals("rejected"));
  }

  private static void pause(int millis) {
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
        .join();
  }

  @Test
  void whatIsAnsweredStartedHasARunAndNobodyHasTwoAtOnce() {
    journeys.deploy(
        "race",
        entry("begin", "nameless", "on", "race"),
        catching("on", "nameless", "on", "race-on"),
        flows("begin", "on"));
    // What is deployed at one node counts at the other one about a second later.
    String first =
        await().until(() -> enter(other.journeys(), "first"), instance -> !instance.isEmpty());
    clocked.awaitActive(Long.parseLong(first), "on");
    RunTimes times = new RunTimes(engine.reader(), "race", "on");

    List<List<String>> runs = raceOfAll(times);

    Set<String> started = runs.stream().flatMap(List::stream).collect(Collectors.toSet());
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              times.look();
              assertThat(times.ended()).isEqualTo(started);
            });
    assertThat(times.begun()).isEqualTo(started);
    assertThat(runs).allMatch(times::followEachOther);
    tell(started.size() - USERS);
  }

  private static List<List<String>> raceOfAll(RunTimes times) {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<List<String>>> results =
          IntStream.range(0, USERS).mapToObj(user -> threads.submit(() -> race(user))).toList();
      await()
          .forever()
          .until(
              () -> {
                times.look();
                return results.stream().allMatch(Future::isDone);
              });
      return results.stream().map(Future::resultNow).toList();
    }
  }

  private static void tell(int again) {
    System.getLogger("stories")
        .log(
            System.Logger.Level.INFO,
            "{0} users, of whom {1} entered again as their run came to its end",
            USERS,
            again);
  }

  /** As when the answer to a start was lost, and the event was sent again. */
  @Test
  void ofTwoInstancesOfOneRunTheFirstThatComesToABlockIsTheRun() {
    journeys.deploy(
        "twice",
        entry("begin", "nameless", "on", "twice"),
        waiting("pause", "PT1H"),
        journeys.call("twice", "after"),
        flows("begin", "pause", "after"));
    long run = clocked.enter("twice", "twice-1", ", \"data\": {\"n\": 1}");
    clocked.awaitActive(run, "pause");
    JsonNode record = record(run);

    long second =
        engine
            .client()
            .newCreateInstanceCommand()
            .processDefinitionKey(record.at("/value/processDefinitionKey").asLong())
            .variables(
                """
                {"user_id": "zoë", "event": {"n": 1}, "event_id": "twice-1", "event_type": "twice",
                 "event_time": "2026-11-01T00:00:00Z", "state": {}, "run_id": %s}
                """
                    .formatted(runId(run)))
            .send()
            .join()
            .getProcessInstanceKey();
    clocked.awaitActive(second, "pause");
    engine.advance(Duration.ofHours(1));

    clocked.awaitEnd(run);
    clocked.awaitTerminated(second);
    assertThat(journeys.calls("twice", "after")).hasSize(1);
  }

  private static JsonNode record(long instance) {
    return engine.records("PROCESS_INSTANCE").stream()
        .filter(record -> record.path("key").asLong() == instance)
        .findFirst()
        .orElseThrow();
  }

  private static String runId(long instance) {
    return engine.records("VARIABLE").stream()
        .filter(record -> record.at("/value/processInstanceKey").asLong() == instance)
        .filter(record -> record.at("/value/name").asString().equals("run_id"))
        .map(record -> record.at("/value/value").asString())
        .findFirst()
        .orElseThrow();
  }
}
