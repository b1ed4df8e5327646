// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.EngineAccess;
import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.JobsAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one engine of a test run: started at the first use, on free ports with empty data, ended with
 * the JVM; in a container where there is a Docker engine, else embedded. What a killed run left is
 * ended by the next.
 */
public final class RunningEngine {

  private static final class Shared {
    static final RunningEngine ENGINE = new RunningEngine();
  }

  private static final ProcessResource FIRST =
      new ProcessResource(
          "first.bpmn",
          """
          <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="https://x">
            <process id="first" isExecutable="true"><startEvent id="begin" /></process>
          </definitions>
          """);

  private final TestEngine home = TestEngine.start();
  private final CamundaClient client = EngineAccess.client(home.address());
  private final Engine engine = EngineAccess.engine(client);

  /** The client has a thread of its own, from its first worker to the end of all tests. */
  private RunningEngine() {
    client.newWorker().jobType("none").handler((jobs, job) -> {}).open().close();
    CleanExit.share();
    // The first deployment of a new engine can take longer than a call may, on a busy machine.
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptionsInstanceOf(EngineUnavailable.class)
        .untilAsserted(() -> assertThat(engine.deploy(List.of(FIRST))).hasSize(1));
  }

  /** The engine, ready for work. */
  public static RunningEngine shared() {
    return Shared.ENGINE;
  }

  /** Where it tells its figures. */
  public URI management() {
    return home.management();
  }

  /** As features see it. */
  public Engine engine() {
    return engine;
  }

  /** For what features can't do but ops can, such as resolving an incident. */
  public CamundaClient client() {
    return client;
  }

  /** Its gRPC address. */
  public URI address() {
    return home.address();
  }

  /**
   * What to give a Spring test, so that the application uses this engine: as an external one.
   *
   * @return properties as {@code name=value}
   */
  public String[] properties() {
    return new String[] {
      "journeyrunner.engine.mode=external", "journeyrunner.engine.external.address=" + address()
    };
  }

  /** Subscribes workers without Spring; close it to unsubscribe them. */
  public AutoCloseable subscribe(BlockWorker... workers) {
    return JobsAccess.subscribe(client, Clock.systemUTC(), List.of(workers));
  }

  /** Moves the engine's clock on, so that timers and back-offs are due. It never goes back. */
  public void advance(Duration by) {
    send(
        HttpRequest.newBuilder(home.management().resolve("/actuator/clock/add"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"offsetMilli\": " + by.toMillis() + "}"))
            .build());
  }

  /** The records of this value type that the engine has written lately, in their order. */
  public List<JsonNode> records(String valueType) {
    try (Stream<String> lines = Files.lines(home.log())) {
      return lines
          .filter(line -> line.contains("\"valueType\":\"" + valueType + "\""))
          .map(line -> JsonMapper.shared().readTree(line.substring(line.indexOf('{'))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The incidents that were raised in this process instance, oldest first. */
  public List<JsonNode> incidents(long processInstanceKey) {
    return records("INCIDENT").stream()
        .filter(r -> r.path("intent").asString().equals("CREATED"))
        .filter(r -> r.path("value").path("processInstanceKey").asLong() == processInstanceKey)
        .toList();
  }

  /** Whether the process instance has come to its end. */
  public boolean isCompleted(long processInstanceKey) {
    return records("PROCESS_INSTANCE").stream()
        .anyMatch(
            r ->
                r.path("key").asLong() == processInstanceKey
                    && r.path("intent").asString().equals("ELEMENT_COMPLETED"));
  }

  /** What ops do with Retry in Operate. */
  public void retry(JsonNode incident) {
    long job = incident.path("value").path("jobKey").asLong();
    client.newUpdateRetriesCommand(job).retries(1).send().join();
    client.newResolveIncidentCommand(incident.path("key").asLong()).send().join();
  }

  private static String send(HttpRequest request) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
