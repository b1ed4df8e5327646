// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * An application of its own on the shared engine, whose clock can be moved: days of a journey pass
 * in milliseconds. Has the samples, changed as the test wants it.
 */
public final class JourneyApplication implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RunningApplication application;

  private JourneyApplication(RunningApplication application) {
    this.application = application;
  }

  /** Starts it with the samples after a change of their texts. */
  public static JourneyApplication start(Path home, UnaryOperator<String> change) {
    try {
      SampleFolder samples = SampleFolder.copyInto(home.resolve("bpmn"));
      for (Path file : listed(samples.folder().resolve("journeys"))) {
        Files.writeString(file, change.apply(Files.readString(file)));
      }
      Map<String, String> properties = new HashMap<>(samples.properties());
      for (String property : RunningEngine.shared().properties()) {
        properties.put(property.split("=", 2)[0], property.split("=", 2)[1]);
      }
      properties.put("journeyrunner.webhooks.guard.allow", "127.0.0.0/8");
      return new JourneyApplication(RunningApplication.start(home, properties));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> listed(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** The application, to be spoken to as usual. */
  public RunningApplication http() {
    return application;
  }

  /** Sends an event; gives what became of it, with reasons. */
  public JsonNode receives(String event) {
    return application.post("/api/v1/events?explain=true", event).at("/results/0");
  }

  /** Lets time pass in the engine, where timers are. */
  public void pass(Duration time) {
    RunningEngine.shared().advance(time);
  }

  /** Waits for a call at the echo service; gives the newest. */
  public JsonNode call(String bucket, String method, String path) {
    return await()
        .atMost(PATIENCE)
        .until(() -> calls(bucket, method, path), calls -> !calls.isEmpty())
        .getFirst();
  }

  /** The calls that came so far, newest first. */
  public List<JsonNode> calls(String bucket, String method, String path) {
    List<JsonNode> found = new ArrayList<>();
    JsonNode list = application.get("/echo-list/" + bucket + "/");
    for (String kind : List.of("requests", "others")) {
      StreamSupport.stream(list.path(kind).spliterator(), false)
          .filter(call -> call.path("method").asString().equals(method))
          .filter(call -> call.path("path").asString().startsWith(path))
          .forEach(found::add);
    }
    return found;
  }

  /** Waits until the run that an event has started has come to an element. */
  public void isAt(JsonNode received, String element) {
    await().atMost(PATIENCE).until(() -> has(received, element, "ELEMENT_ACTIVATED"));
  }

  /** Waits until the run that an event has started has ended by going through an end event. */
  public void endsAt(JsonNode received, String element) {
    await().atMost(PATIENCE).until(() -> has(received, element, "ELEMENT_COMPLETED"));
    await().atMost(PATIENCE).until(() -> RunningEngine.shared().isCompleted(instance(received)));
  }

  /** Waits until a user's run of a process has gone through an element. */
  public void goesThrough(String process, String element, String user) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              List<JsonNode> records = RunningEngine.shared().records("PROCESS_INSTANCE");
              List<JsonNode> variables = RunningEngine.shared().records("VARIABLE");
              return records.stream()
                  .filter(r -> r.path("intent").asString().equals("ELEMENT_COMPLETED"))
                  .map(record -> record.path("value"))
                  .filter(value -> value.path("bpmnProcessId").asString().equals(process))
                  .filter(value -> value.path("elementId").asString().equals(element))
                  .anyMatch(value -> isOf(variables, user, value.path("processInstanceKey")));
            });
  }

  private static boolean isOf(List<JsonNode> variables, String user, JsonNode instance) {
    return variables.stream()
        .map(record -> record.path("value"))
        .filter(value -> value.path("processInstanceKey").equals(instance))
        .filter(value -> value.path("name").asString().equals("user_id"))
        .anyMatch(value -> value.path("value").asString().equals("\"" + user + "\""));
  }

  private static boolean has(JsonNode received, String element, String intent) {
    return RunningEngine.shared().records("PROCESS_INSTANCE").stream()
        .filter(record -> record.path("intent").asString().equals(intent))
        .map(record -> record.path("value"))
        .anyMatch(
            value ->
                value.path("elementId").asString().equals(element)
                    && value.path("processInstanceKey").asLong() == instance(received));
  }

  private static long instance(JsonNode received) {
    return Long.parseLong(received.at("/started/0/instance").asString());
  }

  @Override
  public void close() {
    application.close();
  }
}
