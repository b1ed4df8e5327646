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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import tools.jackson.databind.JsonNode;

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

  private static final long LONG_ENOUGH = 20_000_000;

  private final TestEngine home = TestEngine.start();
  private final RecordReader reader = new RecordReader(home.log());
  private final Queue<String> recent = new ArrayDeque<>(); // guarded by this
  private long length; // guarded by this
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
    Duration ahead = new EngineClock(home.management()).ahead(); // other tests may have moved it
    return JobsAccess.subscribe(client, Clock.offset(Clock.systemUTC(), ahead), List.of(workers));
  }

  /** Moves the engine's clock on, so that timers and back-offs are due. It never goes back. */
  public void advance(Duration by) {
    new EngineClock(home.management()).advance(by);
  }

  /** The records of this value type that the engine has written lately, in their order. */
  public List<JsonNode> records(String valueType) {
    return recent().stream()
        .filter(line -> RecordReader.isOf(line, valueType))
        .map(RecordReader::parse)
        .toList();
  }

  /** Kept here, since the log is rolled over. */
  private synchronized List<String> recent() {
    reader
        .next()
        .forEach(
            line -> {
              recent.add(line);
              length += line.length();
            });
    while (length > LONG_ENOUGH) {
      length -= recent.remove().length();
    }
    return List.copyOf(recent);
  }

  /** Reads what it writes from now on. */
  public RecordReader reader() {
    return new RecordReader(home.log());
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
}
