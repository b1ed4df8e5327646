// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.Document;
import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who does what the README says sees what the README says. */
@Order(SharedApplication.LATE)
class ReadmeTest {

  private static final RunningApplication app = SharedApplication.get();
  private static final Document README = Document.read(Path.of("README.md"));
  private static final String CURL =
      README.blocks("bash").stream()
          .filter(block -> block.startsWith("curl "))
          .findFirst()
          .orElseThrow();

  private static JsonNode answer;
  private static JsonNode calls;
  private static JsonNode again;
  private static JsonNode explained;

  @BeforeAll
  static void somebodyDoesWhatItSaysInItsOrder() {
    Instant begin = Instant.now();
    answer = run(CURL);
    calls = callsSince(begin);
    again = run(CURL);
    explained =
        run(
            CURL.replace("try-1", "try-2")
                .replace("\"core_sm_brand_id\": 7", "\"core_sm_brand_id\": 9")
                .replace("/api/v1/events", "/api/v1/events?explain=true"));
  }

  @Test
  void theAnswerIsTheOneThatIsShown() {
    assertThat(withoutInstance(answer))
        .isEqualTo(withoutInstance(json(README.blocks("json").getFirst())));
  }

  @Test
  void theEchoListHasTheCallThatIsShown() {
    assertThat(calls)
        .extracting(call -> json(call.get("body").asString()))
        .contains(json(README.blocks("json").get(1)));
  }

  @Test
  void theSameEventAgainIsADuplicateThatStartsNothing() {
    assertThat(README.codes()).contains("duplicate");
    assertThat(again.at("/results/0/status").asString()).isEqualTo("duplicate");
    assertThat(again.at("/results/0/started")).isEqualTo(answer.at("/results/0/started"));
  }

  @Test
  void withAnotherBrandTheAnswerSaysWhyNot() {
    assertThat(README.codes()).contains("\"core_sm_brand_id\": 9", "…/events?explain=true");
    assertThat(explained.at("/results/0/notStarted").findValuesAsString("detail"))
        .containsAnyElementsOf(README.codes());
  }

  /** Those of the sample rule, as soon as there is one. */
  private static JsonNode callsSince(Instant begin) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                JsonMapper.shared()
                    .valueToTree(
                        app.get("/echo-list/demo/")
                            .get("requests")
                            .valueStream()
                            .filter(call -> call.get("path").asString().equals("/"))
                            .filter(
                                call -> !Instant.parse(call.get("time").asString()).isBefore(begin))
                            .toList()),
            (JsonNode found) -> !found.isEmpty());
  }

  /** As a shell runs it, but for the port. */
  private static JsonNode run(String command) {
    String here =
        command
            .replace("http://127.0.0.1:8090", app.uri("").toString())
            .replace("curl ", "curl -sS ");
    try {
      Process shell =
          new ProcessBuilder(List.of("bash", "-c", here)).redirectErrorStream(true).start();
      String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(shell.waitFor()).as("%s%n%s", here, said).isZero();
      return json(said);
    } catch (IOException e) {
      throw new AssertionError("the README wants bash and curl: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode withoutInstance(JsonNode events) {
    JsonNode copy = events.deepCopy();
    StreamSupport.stream(copy.at("/results/0/started").spliterator(), false)
        .forEach(started -> ((ObjectNode) started).remove("instance"));
    return copy;
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
