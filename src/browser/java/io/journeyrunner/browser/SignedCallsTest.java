// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A receiver that somebody else wrote, with the public package of Standard Webhooks for Node, takes
 * our signatures; and refuses those of another key, so that we know that it looks.
 */
class SignedCallsTest {

  private static final Path FOLDER = Path.of("target", "receiver");

  /** The shared application's {@code signing-key}. */
  private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String ANOTHER_KEY = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  private static final RunningApplication app = SharedApplication.get();

  /** A receiver in a process of its own. */
  private record Receiver(Process process, String port) implements AutoCloseable {

    static Receiver start(String key) throws IOException {
      Process process =
          new ProcessBuilder("node", "receiver.js", key)
              .directory(FOLDER.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader output = process.inputReader();
      return new Receiver(process, output.readLine());
    }

    @Override
    public void close() {
      process.destroy();
      assertThat(process.onExit().orTimeout(10, TimeUnit.SECONDS).join().isAlive()).isFalse();
    }
  }

  private static String outcomeOfACallTo(Receiver receiver, String id) {
    app.send(
        "PUT",
        "/api/v1/rules/" + id,
        "application/json",
        """
        { "id": "%1$s", "on": "%1$s", "webhook": { "url": "http://127.0.0.1:%2$s/",
          "signWith": "signing-key", "body": "{\\"name\\": {{event.name}}}" } }
        """
            .formatted(id, receiver.port()));
    app.post(
        "/api/v1/events",
        """
        { "id": "%1$s", "type": "%1$s", "user_id": "ü", "data": { "name": "Zoë \\" 😀" } }
        """
            .formatted(id));
    JsonNode attempts =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> app.get("/api/v1/deliveries?process=rule-" + id).path("attempts"),
                found -> !found.isEmpty());
    return attempts.get(0).path("outcome").asString();
  }

  @Test
  void aReceiverOfTheSameKeyTakesThem() throws IOException {
    try (Receiver receiver = Receiver.start(KEY)) {
      assertThat(outcomeOfACallTo(receiver, "signed-rightly")).isEqualTo("delivered");
    }
  }

  @Test
  void aReceiverOfAnotherKeyRefusesThem() throws IOException {
    try (Receiver receiver = Receiver.start(ANOTHER_KEY)) {
      assertThat(outcomeOfACallTo(receiver, "signed-by-another")).isEqualTo("rejected");
    }
  }
}
