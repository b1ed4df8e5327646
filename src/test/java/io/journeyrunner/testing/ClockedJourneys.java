// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Journeys of an application that runs on the engine whose clock tests can move. */
public record ClockedJourneys(RunningApplication app, Journeys journeys) {

  /** For stories on the shared one: they come last, since it works on all jobs of the engine. */
  public static final int LAST = Integer.MAX_VALUE;

  private static final Duration SOON = Duration.ofSeconds(30);

  private static final class Shared {
    static final ClockedJourneys ONE = start();

    private static ClockedJourneys start() {
      try {
        ClockedJourneys clocked =
            ClockedJourneys.start(Files.createTempDirectory("journey-runner-clocked"));
        Runtime.getRuntime().addShutdownHook(new Thread(clocked.app()::killHard));
        return clocked;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** One for all stories that do not kill it; each uses journeys and event types of its own. */
  public static ClockedJourneys shared() {
    return Shared.ONE;
  }

  /** Starts the application without any sample; to be closed, since it works on all jobs. */
  public static ClockedJourneys start(Path home) {
    return start(home, Map.of());
  }

  /** The same with more properties, such as a database that several of them use. */
  public static ClockedJourneys start(Path home, Map<String, String> more) {
    Map<String, String> properties = new LinkedHashMap<>(more);
    for (String property : RunningEngine.shared().properties()) {
      String[] pair = property.split("=", 2);
      properties.put(pair[0], pair[1]);
    }
    properties.put("journeyrunner.webhooks.guard.allow", "127.0.0.1");
    // On a busy machine a test may take longer than the usual minute.
    properties.put("journeyrunner.runs.wait-time-to-live", "PT1H");
    try {
      properties.put(
          "journeyrunner.journeys.folder",
          Files.createDirectories(home.resolve("bpmn")).toString());
      properties.put(
          "journeyrunner.rules.folder", Files.createDirectories(home.resolve("rules")).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RunningApplication app = RunningApplication.start(home, properties);
    return new ClockedJourneys(app, new Journeys(app));
  }

  /** Lets the user zoë enter the journey of the same name as the event type; gives the instance. */
  public long enter(String journey, String eventId, String rest) {
    return Long.parseLong(
        journeys.send(eventId, journey, "zoë", rest).at("/started/0/instance").asString());
  }

  /** That a run has come to its end. */
  public void awaitEnd(long instance) {
    await().atMost(SOON).until(() -> RunningEngine.shared().isCompleted(instance));
  }

  /** That somebody, or the application, has cancelled a run. */
  public void awaitTerminated(long instance) {
    await()
        .atMost(SOON)
        .until(
            () ->
                RunningEngine.shared().records("PROCESS_INSTANCE").stream()
                    .anyMatch(
                        record ->
                            record.path("key").asLong() == instance
                                && record.path("intent").asString().equals("ELEMENT_TERMINATED")));
  }

  /** That so many waits of a process have opened in the engine. */
  public void awaitOpenWaits(String process, int many) {
    await()
        .atMost(SOON)
        .until(
            () ->
                RunningEngine.shared().records("PROCESS_MESSAGE_SUBSCRIPTION").stream()
                        .filter(record -> record.path("intent").asString().equals("CREATED"))
                        .filter(
                            record -> record.at("/value/bpmnProcessId").asString().equals(process))
                        .count()
                    >= many);
  }

  /** That a run has come to an element, where it waits. */
  public void awaitActive(long instance, String element) {
    await()
        .atMost(SOON)
        .until(
            () ->
                RunningEngine.shared().records("PROCESS_INSTANCE").stream()
                    .anyMatch(
                        record ->
                            record.at("/value/processInstanceKey").asLong() == instance
                                && record.at("/value/elementId").asString("").equals(element)
                                && record.get("intent").asString().equals("ELEMENT_ACTIVATED")));
  }

  /** A rule that tells an echo bucket of the same name what it got. */
  public void rule(String id, String on, String when) {
    app.send(
        "PUT",
        "/api/v1/rules/" + id,
        "application/json",
        """
        { "id": "%s", "on": "%s", "when": "%s",
          "webhook": { "url": "%s",
                       "body": "{\\"event\\": \\"{{event_id}}\\", \\"data\\": {{event}}}" } }
        """
            .formatted(id, on, when, app.uri("/echo-send/" + id + "/told")));
  }
}
