// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static io.journeyrunner.testing.Journeys.flows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.ClockedJourneys;
import io.journeyrunner.testing.Journeys;
import io.journeyrunner.testing.RunningEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
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
 * An entry in the milliseconds in which the user's last run ends: what is answered {@code started}
 * has a run, and no user has two. More of them: {@code mvn verify -Dit.test=EntryRaceTest
 * -Drace.users=10000}.
 */
class EntryRaceTest {

  private static final int USERS = Integer.getInteger("race.users", 200);
  private static final int AT_ONCE = 16;
  private static final int LONGEST_GAP = 50;

  private static final RunningEngine engine = RunningEngine.shared();

  @TempDir static Path home;
  private static ClockedJourneys clocked;
  private static Journeys journeys;

  @BeforeAll
  static void start() {
    clocked = ClockedJourneys.start(home);
    journeys = clocked.journeys();
  }

  @AfterAll
  static void stop() {
    clocked.app().close();
  }

  /** The instances that the answers to three events name: enter, go on to the end, enter again. */
  private static List<String> race(int user) {
    String name = "race-" + user + "-ü";
    JsonNode first = journeys.send(name + "-1", "race", name);
    journeys.send(name + "-2", "race-on", name);
    pause(new Random(user).nextInt(LONGEST_GAP));
    JsonNode second = journeys.send(name + "-3", "race", name);
    assertThat(second.at("/started/0/instance").asString(""))
        .as("started, or already in it")
        .matches(
            instance ->
                !instance.isEmpty()
                    || second.at("/notStarted/0/reason").asString().equals("already_in_journey"));
    journeys.send(name + "-4", "race-on", name);
    return Stream.of(first, second)
        .map(answer -> answer.at("/started/0/instance").asString(""))
        .filter(instance -> !instance.isEmpty())
        .toList();
  }

  private static void pause(int millis) {
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
        .join();
  }

  private static Set<String> instances(String intent) {
    return engine.records("PROCESS_INSTANCE").stream()
        .filter(record -> record.at("/value/bpmnProcessId").asString().equals("race"))
        .filter(record -> record.at("/value/bpmnElementType").asString().equals("PROCESS"))
        .filter(record -> record.path("intent").asString().equals(intent))
        .map(record -> record.path("key").asString())
        .collect(Collectors.toSet());
  }

  @Test
  void whatIsAnsweredStartedHasARunAndNobodyHasTwo() throws Exception {
    journeys.deploy(
        "race",
        entry("begin", "nameless", "on", "race"),
        catching("on", "nameless", "on", "race-on"),
        flows("begin", "on"));

    Set<String> started;
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<List<String>>> races =
          IntStream.range(0, USERS).<Callable<List<String>>>mapToObj(n -> () -> race(n)).toList();
      started =
          threads.invokeAll(races).stream()
              .map(Future::resultNow)
              .flatMap(List::stream)
              .collect(Collectors.toSet());
    }

    assertThat(instances("ELEMENT_ACTIVATED")).isEqualTo(started);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(instances("ELEMENT_COMPLETED")).isEqualTo(started));
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
